// What two states of a document show differently. Private to estate/.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "estate/ledger.h"

namespace yoshiki {

/// Two pages that stand for each other, counted from 1; 0 = there is none.
struct PagePair {
  std::size_t before = 0, after = 0;
  friend bool operator==(const PagePair&, const PagePair&) = default;
};

struct PageChanges {
  enum class Verdict {
    unknown,    ///< of one of them the pages are not known
    identical,  ///< looks and text
    layout,     ///< the text is the same
    text,
  };
  Verdict verdict = Verdict::unknown;
  std::vector<PagePair> pages;  ///< that differ, came or went, in order
};

PageChanges ComparePages(const JobRecord& before, const JobRecord& after);

/// Those of two rows of page hashes. Pages that stayed the same hold the others in place: between them the
/// first stands for the first and so on, and what is left over came or went.
std::vector<PagePair> ChangedPages(const std::vector<std::string>& before,
                                   const std::vector<std::string>& after);

/// "1–4, 7".
std::string PageRanges(const std::vector<std::size_t>& pages);

}  // namespace yoshiki
