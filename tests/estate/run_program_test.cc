// Programs run as children: what comes back, and that nothing of them stays.
#include "estate/run_program.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>

#include <cerrno>
#include <filesystem>
#include <thread>

#include "support/open_files.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Ending = ProgramRun::How;
using std::chrono::milliseconds;

class RunProgramTest : public ::testing::Test {
 protected:
  void TearDown() override {
    EXPECT_EQ(OpenFiles(), open_before_) << "a descriptor was left open";
    EXPECT_TRUE(::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD) << "a child was left behind";
  }

  ProgramRun Run(const std::string& script, std::string_view input = {}, const ProgramLimits& limits = {}) {
    return RunProgram({"/bin/sh", "-c", script, "sh", folder_.path()}, input, limits);
  }

  TemporaryFolder folder_;
  std::size_t open_before_ = OpenFiles();
};

TEST_F(RunProgramTest, FeedsAndReads) {
  const std::string much(3'000'000, 'x');
  const ProgramRun run = Run("cat", much);
  EXPECT_EQ(run.how, Ending::done);
  EXPECT_EQ(run.output, much);
}

TEST_F(RunProgramTest, FindsNamesByPath) {
  EXPECT_EQ(RunProgram({"echo", "two words", "$HOME;*"}, "").output, "two words $HOME;*\n");
}

TEST_F(RunProgramTest, InputIsAFileThatCanBeReadTwice) {
  EXPECT_EQ(Run("cat /proc/self/fd/0; cat", "twice ").output, "twice twice ");
}

TEST_F(RunProgramTest, GivesAPlainSurrounding) {
  ::setenv("YOSHIKI_SECRET", "1", 1);
  const std::string output = Run("cat /proc/self/environ; ls /proc/self/fd; echo unseen >&2").output;
  EXPECT_THAT(output, HasSubstr("LC_ALL=C"));
  EXPECT_THAT(output, Not(HasSubstr("YOSHIKI_SECRET")));
  EXPECT_THAT(output, HasSubstr("0\n1\n2\n3\n")) << "3 is the folder that ls reads";
  EXPECT_THAT(output, Not(HasSubstr("4\n")));
  EXPECT_THAT(output, Not(HasSubstr("unseen")));
  ::unsetenv("YOSHIKI_SECRET");
}

TEST_F(RunProgramTest, TellsMissingFromFailing) {
  EXPECT_EQ(RunProgram({}, "").how, Ending::failed);
  EXPECT_EQ(RunProgram({"no-such-program-of-yoshiki"}, "").how, Ending::missing);
  EXPECT_EQ(RunProgram({folder_ / "absent"}, "").how, Ending::missing);
  EXPECT_EQ(RunProgram({folder_.Put("not-executable", "#!/bin/sh\n")}, "").how, Ending::missing);
  EXPECT_EQ(RunProgram({folder_.path()}, "").how, Ending::missing);
  EXPECT_EQ(Run("echo half; exit 1").how, Ending::failed);
  EXPECT_EQ(Run("echo half; kill -9 $$").how, Ending::failed);
  EXPECT_EQ(Run("echo half; exit 1").output, "");
}

struct Overdoing {
  const char *name, *script;
  Ending how;
};

class OverdoingTest : public RunProgramTest, public ::testing::WithParamInterface<Overdoing> {};

TEST_P(OverdoingTest, IsStopped) {
  ProgramLimits limits;
  limits.time = milliseconds(300);
  limits.output = 100'000;
  const auto begun = std::chrono::steady_clock::now();
  const ProgramRun run = Run(GetParam().script, "input", limits);
  EXPECT_EQ(run.how, GetParam().how);
  EXPECT_EQ(run.output, "");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds(5000));
}

INSTANTIATE_TEST_SUITE_P(
    Programs, OverdoingTest,
    ::testing::Values(Overdoing{"Hangs", "exec /bin/sleep 60", Ending::hung},
                      Overdoing{"HangsSilently", "exec /bin/sleep 60 >&-", Ending::hung},
                      Overdoing{"HangsByAChild", "/bin/sleep 60 & exit 0", Ending::hung},
                      Overdoing{"RefusesToEnd", "trap '' TERM INT; /bin/sleep 60", Ending::hung},
                      Overdoing{"Floods", "while :; do echo flood; done", Ending::failed},
                      Overdoing{"Drips", "while :; do echo; /bin/sleep .01; done", Ending::hung}),
    [](const auto& test) { return test.param.name; });

TEST_F(RunProgramTest, LimitsMemory) {
  ProgramLimits limits;
  limits.memory = 16U << 20U;
  // The limit comes when the program already runs.
  EXPECT_EQ(Run("/bin/sleep .3; ulimit -v", "", limits).output, "16384\n");
}

TEST_F(RunProgramTest, KillsWhatTheProgramStarted) {
  ProgramLimits limits;
  limits.time = milliseconds(300);
  EXPECT_EQ(Run("/bin/sleep 60 & echo $! > \"$1/pid\"; wait", "", limits).how, Ending::hung);
  const pid_t grandchild = std::stoi(ReadFile(folder_ / "pid"));
  bool gone = false;
  for (int i = 0; i < 100 && !gone; ++i) {
    // Somebody else reaps it; until then it is a zombie.
    const std::string stat = ReadFile("/proc/" + std::to_string(grandchild) + "/stat");
    gone = stat.empty() || stat.find(") Z") != std::string::npos;
    std::this_thread::sleep_for(milliseconds(10));
  }
  EXPECT_TRUE(gone);
}

}  // namespace
}  // namespace yoshiki
