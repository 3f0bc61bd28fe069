// What a run of `yoshiki batch` says while it works: a bar on a terminal, lines elsewhere, JSON for programs.
// Private to cli/.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/batch_arguments.h"
#include "cli/printer.h"
#include "estate/estate.h"

namespace yoshiki {

/// As PrintDiagnostics; in JSON every line is an event "diagnostic" and names the output that it is about, ""
/// = none.
void PrintEvents(const Diagnostics& diagnostics, std::string_view output, const Presentation& presentation,
                 std::ostream& err);

/// The event "planned": how many outputs there are, and how many of them are out of date.
void PrintPlanned(std::size_t all, std::size_t stale, std::ostream& err);

/// "0:14", from an hour on "1:02:03".
std::string DurationText(double seconds);

class BatchProgress final : public BatchObserver {
 public:
  /// Seconds of a clock that never goes back.
  using Clock = std::function<double()>;
  /// How many columns the terminal has.
  using Columns = std::function<int()>;

  BatchProgress(ProgressStyle style, const Presentation& presentation, std::ostream& err, Clock clock,
                Columns columns)
      : style_(style),
        presentation_(presentation),
        err_(err),
        clock_(std::move(clock)),
        columns_(std::move(columns)) {}

  void Planned(std::size_t all, const std::vector<StaleOutput>& stale) override;
  void Made(const JobRecord& record, const Diagnostics& diagnostics) override;
  void Waiting() override;
  /// To be called before anybody else writes.
  void ClearBar();
  /// The closing words, and how to go on when something is left.
  void Close(const BatchSummary& summary, const BatchOptions& options);

 private:
  void DrawBar();
  void SayMade(const JobRecord& record);
  void SayStopped(const BatchSummary& summary, const BatchOptions& options);
  std::string Figures(double seconds, std::size_t room) const;

  ProgressStyle style_;
  Presentation presentation_;
  std::ostream& err_;
  Clock clock_;
  Columns columns_;
  std::map<std::string, Staleness> stale_;
  std::size_t planned_ = 0, done_ = 0, failed_ = 0;
  double started_ = 0, drawn_ = 0;
  bool bar_stands_ = false;
};

}  // namespace yoshiki
