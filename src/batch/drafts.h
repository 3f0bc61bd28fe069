// Drafts of one statement, read, checked and bound. Private to batch/.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "batch/job.h"
#include "compare/compare.h"

namespace yoshiki {

/// A draft with all that a comparison refers to.
struct BoundDraft {
  Statement statement;
  Form form;
  BoundForm bound;
};

/// Stays where it is: comparisons hold references into it.
using BoundDrafts = std::deque<BoundDraft>;

/// Reads the models, the oldest first. All must be on one form; editions may differ. Nothing when one is
/// wrong, with what kind of failure in `outcome`.
std::optional<BoundDrafts> ReadDrafts(const std::vector<std::string>& models, const FileSource& layouts,
                                      RenderOutcome& outcome, Diagnostics& diagnostics,
                                      const Shared& shared = {});

/// The drafts as rounds of a comparison. The first is 現在の評価書, the others 修正案, numbered when there
/// are several.
std::vector<Round> RoundsOf(const BoundDrafts& drafts);

}  // namespace yoshiki
