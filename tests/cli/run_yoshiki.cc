#include "run_yoshiki.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

// Files instead of pipes: nothing can fill up and wait.
void Connect(int fd, const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (file < 0 || ::dup2(file, fd) < 0) ::_exit(126);
}

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> EnvironmentOf(const Start& start) {
  std::vector<std::string> variables = {"PATH=/usr/bin:/bin", "HOME=/nonexistent"};
  for (const auto& [name, value] : start.variables) variables.push_back(name + "=" + value);
  return variables;
}

}  // namespace

ProgramRun RunProgram(const std::vector<std::string>& command, const Start& start) {
  const TemporaryFolder folder;
  const std::string in = folder.Put("in", start.input);
  const std::string out = start.output_file.empty() ? folder / "out" : start.output_file;
  const std::string err = folder / "err";
  std::vector<std::string> words = command, variables = EnvironmentOf(start);
  const pid_t child = ::fork();
  if (child == 0) {
    Connect(STDIN_FILENO, in, O_RDONLY);
    Connect(STDOUT_FILENO, out, O_WRONLY | O_CREAT);
    Connect(STDERR_FILENO, err, O_WRONLY | O_CREAT);
    if (::chdir(start.folder.c_str()) != 0) ::_exit(126);
    ::execve(words[0].c_str(), Pointers(words).data(), Pointers(variables).data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ProgramRun run;
  run.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  run.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  run.out = start.output_file.empty() ? ReadFile(out) : "";
  run.err = ReadFile(err);
  return run;
}

ProgramRun RunYoshiki(const std::vector<std::string>& args, const Start& start) {
  std::vector<std::string> command = {YOSHIKI_BINARY_DIR "/yoshiki"};
  command.insert(command.end(), args.begin(), args.end());
  return RunProgram(command, start);
}

std::string SmallModel(const std::string& extra) {
  return "{\n  \"form\": \"yoshiki-3\",\n  \"edition\": \"2025-05\"" + extra + "\n}\n";
}

}  // namespace yoshiki
