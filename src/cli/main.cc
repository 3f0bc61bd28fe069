// The program: gathers what the process was started with and hands it on.
#include <sys/ioctl.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "cli/cli.h"

namespace {

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// The first that is set decides, as for locale(7).
std::string LanguageSetting() {
  for (const char* name : {"YOSHIKI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (std::string value = Variable(name); !value.empty()) return value;
  }
  return {};
}

// Signals that ask a run to end. The second one ends the process at once.
std::atomic<int> interrupts{0};
static_assert(std::atomic<int>::is_always_lock_free);

void CountInterrupt(int signal) {
  if (interrupts.fetch_add(1) > 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

void CatchInterrupts() {
  struct sigaction action {};
  action.sa_handler = CountInterrupt;  // without SA_RESTART: whoever waits is woken
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

int Columns() {
  struct winsize size {};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

// A file must not get the number of a standard stream that was closed: what is printed would go into it.
void OpenStandardStreams() {
  int stream = 0;
  while (stream >= 0 && stream <= STDERR_FILENO) stream = ::open("/dev/null", O_RDWR);
  if (stream >= 0) ::close(stream);
}

yoshiki::Process ProcessAsStarted() {
  yoshiki::Process process;
  std::error_code ignored;
  process.surroundings.executable = std::filesystem::read_symlink("/proc/self/exe", ignored).string();
  process.surroundings.data = Variable("YOSHIKI_DATA");
  process.surroundings.font_path = Variable("YOSHIKI_FONT_PATH");
  process.surroundings.home = Variable("HOME");
  process.language = LanguageSetting();
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) process.source_date_epoch = epoch;
  process.output_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  process.errors_are_terminal = ::isatty(STDERR_FILENO) == 1;
  process.array = {Variable("SLURM_ARRAY_TASK_ID"), Variable("SLURM_ARRAY_TASK_MIN"),
                   Variable("JOB_COMPLETION_INDEX")};
  process.interrupted = &interrupts;
  process.catch_interrupts = CatchInterrupts;
  process.columns = Columns;
  return process;
}

}  // namespace

int main(int argc, char** argv) try {
  // A reader that went away, or a limit on file sizes, is a failed write with a message and an exit code, not
  // a silent death that leaves a temporary file.
  OpenStandardStreams();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> args(argv + std::min(argc, 1), argv + argc);
  return static_cast<int>(yoshiki::RunCommandLine(args, ProcessAsStarted(), std::cout, std::cerr));
} catch (const std::exception& failure) {
  // The stages give diagnostics; what still comes here is the system's: no memory, a read error on a device.
  std::cerr << "yoshiki: " << failure.what() << '\n';
  return static_cast<int>(yoshiki::ExitCode::environment);
}
