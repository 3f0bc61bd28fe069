// Writes one of the made-up models of support/model_generator.h, for tests that run the program by a script.
// usage: generate_model SEED    to standard output. Even seeds are of edition 2018-05, odd ones of 2025-05.
#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>

#include "batch/batch.h"
#include "form/form.h"
#include "support/model_generator.h"

int main(int argc, char** argv) {
  using namespace yoshiki;
  const std::string_view word = argc == 2 ? argv[1] : "";
  std::uint32_t seed = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), seed);
  if (word.empty() || error != std::errc() || end != word.data() + word.size()) {
    std::cerr << "usage: generate_model SEED\n";
    return 2;
  }
  const DirectoryFiles layouts(std::string(YOSHIKI_SOURCE_DIR) + "/layouts");
  Diagnostics diagnostics;
  const auto form = LoadForm(layouts, "yoshiki-3", seed % 2 == 0 ? "2018-05" : "2025-05", {}, diagnostics);
  if (!form) {
    std::cerr << "generate_model: the form cannot be loaded\n";
    return 1;
  }
  std::cout << GenerateModel(*form, seed);
  return std::cout.flush() ? 0 : 1;
}
