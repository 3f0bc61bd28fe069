// What a report tells, gathered from the ledger and the outputs. Private to estate/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "estate/config.h"
#include "estate/ledger.h"
#include "estate/page_pictures.h"
#include "estate/report_pages.h"
#include "estate/report_reasons.h"
#include "estate/stored_diagnostics.h"

namespace yoshiki {

/// A changed page, with its pictures as PNG; "" = there is none.
struct ReportedPage {
  PagePair pages;
  std::string before, after;
  bool is_part = false;  ///< they show where it differs, not all of it
};

/// An output that was made, or was to be.
struct ReportedOutput {
  JobRecord record;
  bool is_first = false;       ///< nothing is known of an earlier attempt
  bool failed_before = false;  ///< the earlier attempt did not succeed
  bool is_document = false;    ///< made of one model
  bool same_bytes = false;     ///< as before
  std::vector<DependencyChange> reasons;
  PageChanges pages;
  std::vector<ReportedPage> drawn;  ///< the first of pages.pages; none when there are no pictures at all
  bool before_kept = false, after_kept = false;  ///< the states that pages were drawn of
  std::optional<EditionMove> move;               ///< to another edition
  std::optional<EditionNeeds> needs;  ///< of the model as it is now; nothing when it cannot be told
  std::vector<StoredDiagnostic> faults;

  bool made() const { return IsMade(record.state); }
};

struct ReportContent {
  RunRecord run;
  std::vector<StoredDiagnostic> faults;  ///< of the run itself
  DrawnPages::How pictures = DrawnPages::How::done;
  std::vector<ReportedOutput> outputs;  ///< those that could not be made first, then by name
};

/// How much of it is shown, and who draws pages.
struct ReportLimits {
  std::size_t pages_an_output = 6;  ///< that are drawn
  std::size_t pictures = 60;
  std::size_t picture_width = 720;  ///< pixels
  std::size_t needs = 500;          ///< models that are held against a newer edition
  PagePainter painter;
};

ReportContent GatherReport(const Estate& estate, const Ledger& ledger, const RunRecord& run,
                           Language language, const FileSource& layouts, const ReportLimits& limits = {});

/// How many pages of each output are drawn: as even as possible, of each the first.
std::vector<std::size_t> ShareOut(const std::vector<std::size_t>& changed, const ReportLimits& limits);

}  // namespace yoshiki
