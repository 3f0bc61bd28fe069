// `yoshiki editions`. Private to cli/.
#pragma once

#include <iosfwd>

#include "base/base.h"
#include "batch/batch.h"

namespace yoshiki {

/// The change between two editions for people: a heading for each part, a line for each difference; then what
/// the model lacks and what it holds in vain.
void PrintEditions(const EditionReport& report, Language language, std::ostream& out);

/// One JSON object a line. Differences have "change" (the kind: "option-label"), part, place, id, option,
/// before, after, behind, required, condition; what the model lacks has "lacks" (the id), pointer, item,
/// condition; what it holds in vain "unprinted" (the id), option, label, file, line, column, pointer, item.
/// What EditionNeeds only counts is in a last object: more_lacks, more_unprinted.
void PrintEditionsJson(const EditionReport& report, std::ostream& out);

}  // namespace yoshiki
