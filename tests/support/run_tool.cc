#include "support/run_tool.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>

namespace yoshiki {

ToolRun RunTool(const std::string& command) {
  ToolRun run;
  std::FILE* pipe = popen(("( " + command + " ) 2>&1").c_str(), "r");
  if (pipe == nullptr) return run;
  std::array<char, 4096> block;
  for (std::size_t size = 0; (size = std::fread(block.data(), 1, block.size(), pipe)) != 0;)
    run.output.append(block.data(), size);
  const int status = pclose(pipe);
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return run;
}

bool HasTool(std::string_view program) { return RunTool("command -v " + std::string(program)).status == 0; }

TemporaryFile::TemporaryFile(std::string_view bytes, std::string_view suffix) {
  static int count = 0;
  path_ = (std::filesystem::temp_directory_path() /
           ("yoshiki-test-" + std::to_string(getpid()) + "-" + std::to_string(++count) + std::string(suffix)))
              .string();
  std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace yoshiki
