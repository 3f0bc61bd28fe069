#include "golden_file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

namespace yoshiki {
namespace {

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

void ExpectGolden(const std::string& actual, const std::string& name) {
  const std::string path = std::string(YOSHIKI_SOURCE_DIR) + "/tests/render/golden/" + name;
  if (std::getenv("YOSHIKI_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << actual;
  std::ifstream in(path, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(in), {}};
  if (actual == expected) return;
  const std::vector<std::string> got = Lines(actual), wanted = Lines(expected);
  std::size_t line = 0;
  while (line < got.size() && line < wanted.size() && got[line] == wanted[line]) ++line;
  ADD_FAILURE() << path << ':' << line + 1 << ": differs (YOSHIKI_UPDATE_GOLDEN=1 accepts it)\n- "
                << (line < wanted.size() ? wanted[line] : "(end)") << "\n+ "
                << (line < got.size() ? got[line] : "(end)");
}

}  // namespace yoshiki
