// The report of a run, for people who were asleep: `yoshiki log --html`.
#pragma once

#include <string>

#include "base/base.h"
#include "estate/config.h"
#include "estate/ledger.h"

namespace yoshiki {

/// One HTML page that needs nothing else, no script either: when the run was, how it ended and what was said
/// of it; every output that it made or could not make, why, how long that took and what was said about it; of
/// documents which pages differ from the state before, with small pictures of some of them while both states
/// are kept; and what a newer edition asks that the model lacks, as the model and `layouts` are now. Why an
/// output was made follows from what its records say of its inputs, and from what the run noted besides: an
/// output that was gone or altered, --force.
std::string HtmlReport(const Estate& estate, const Ledger& ledger, const RunRecord& run, Language language,
                       const FileSource& layouts);

}  // namespace yoshiki
