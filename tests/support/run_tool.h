// Running the programs that judge our PDFs (qpdf, poppler, MuPDF).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace yoshiki {

struct ToolRun {
  int status = -1;     ///< exit status; 127 when there is no such program
  std::string output;  ///< standard output and standard error, together
};

/// Runs a shell command line.
ToolRun RunTool(const std::string& command);

/// Whether the program is installed. ci/packages installs all that tests use.
bool HasTool(std::string_view program);

/// A file that is removed when this goes out of scope.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes, std::string_view suffix = ".pdf");
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace yoshiki

/// Fails the test when `program` is missing: a judge who is not there has found nothing right.
#define YOSHIKI_NEEDS_TOOL(program) \
  ASSERT_TRUE(::yoshiki::HasTool(program)) << program << " is not installed: run ci/packages test"
