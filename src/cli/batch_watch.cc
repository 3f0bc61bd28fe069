// `yoshiki batch --watch`: one look after the other.
#include <algorithm>
#include <chrono>
#include <sstream>
#include <thread>

#include "cli/batch_command.h"
#include "cli/batch_progress.h"
#include "estate/estate.h"

namespace yoshiki {
namespace {

constexpr std::chrono::milliseconds kTurnEvery(2000), kStep(100);
constexpr int kRetryEvery = 30;  // turns: what failed is tried again once a minute

// In steps, as a sleep goes on after a signal.
void Rest(const Process& process) {
  for (auto rested = kStep; rested <= kTurnEvery && !IsInterrupted(process); rested += kStep)
    std::this_thread::sleep_for(kStep);
}

bool IsOfFailures(const Diagnostic& diagnostic) { return diagnostic.id == MessageId::estate_left_out; }

class Watcher {
 public:
  Watcher(const BatchArguments& arguments, const BatchWorld& world, const EstateSession& session)
      : arguments_(arguments), world_(world), session_(session) {}

  ExitCode Run() {
    BatchTurn turn = Turn();
    code_ = turn.code;
    if (turn.how == BatchTurn::How::not_begun) return code_;
    arguments_.options.again = true;
    for (int number = 1; !IsInterrupted(session_.process); ++number) {
      Rest(session_.process);
      if (IsInterrupted(session_.process)) break;
      arguments_.options.retry_failed = number % kRetryEvery == 0;
      turn = Turn();
      Judge(turn);
    }
    return turn.how == BatchTurn::How::not_begun ? ExitCode::environment : code_;
  }

 private:
  BatchTurn Turn() {
    return RunTurn(arguments_, world_, session_, [this](const Diagnostics& found) { SayNew(found); });
  }

  // A turn that did nothing leaves what the turns before it came to, but for failures that are no more.
  void Judge(const BatchTurn& turn) {
    if (turn.how == BatchTurn::How::not_begun) return;
    const bool cured = code_ == ExitCode::rejected && !failures_stay_;
    if (turn.how == BatchTurn::How::ran || cured) code_ = turn.code;
    if (failures_stay_ && code_ != ExitCode::environment) code_ = ExitCode::rejected;
  }

  // What is as it was the last time has been said. That failures are left alone until they may be cured is
  // what a watch is to do: no word about it. Orphans are looked for only when something is made.
  void SayNew(const Diagnostics& found) {
    Diagnostics orphans, others;
    for (const Diagnostic& diagnostic : found.all()) {
      if (IsOfFailures(diagnostic)) continue;
      (diagnostic.id == MessageId::estate_orphans ? orphans : others).Add(diagnostic);
    }
    failures_stay_ = std::ranges::any_of(found.all(), IsOfFailures);
    Say(others, said_);
    if (!orphans.empty()) Say(orphans, said_of_orphans_);
  }

  void Say(const Diagnostics& diagnostics, std::string& said) const {
    std::ostringstream words;
    PrintEvents(diagnostics, "", session_.presentation, words);
    if (words.str() != said) session_.err << words.str() << std::flush;
    said = words.str();
  }

  BatchArguments arguments_;
  const BatchWorld& world_;
  const EstateSession& session_;
  ExitCode code_ = ExitCode::done;
  std::string said_, said_of_orphans_;
  bool failures_stay_ = false;
};

}  // namespace

ExitCode Watch(const BatchArguments& arguments, const BatchWorld& world, const EstateSession& session) {
  return Watcher(arguments, world, session).Run();
}

}  // namespace yoshiki
