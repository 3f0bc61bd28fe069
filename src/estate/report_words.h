// The words of a report. Private to estate/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/base.h"
#include "estate/report_content.h"

namespace yoshiki {

/// Chooses between the languages.
class ReportWords {
 public:
  explicit ReportWords(Language language) : japanese_(language == Language::japanese) {}
  const char* operator()(const char* english, const char* japanese) const {
    return japanese_ ? japanese : english;
  }
  const char* LanguageTag() const { return japanese_ ? "ja" : "en"; }

  std::string State(JobState state) const;
  /// "layout yoshiki-3/2025-05.yaml changed".
  std::string Reason(const DependencyChange& change, bool of_document) const;
  /// All reasons of an output, as its records and the run that made it tell; one at least.
  std::vector<std::string> Reasons(const ReportedOutput& output) const;
  /// "only the appearance changed". Of what is identical to the byte Change() knows.
  std::string Verdict(PageChanges::Verdict verdict) const;
  /// The verdict and the pages; "" when nothing can be told.
  std::string Change(const ReportedOutput& output) const;
  /// Which pages differ, came and went; "" = none.
  std::string Pages(const PageChanges& changes) const;
  /// "page 3".
  std::string Page(std::size_t page) const;
  /// "3 outputs", "1 output".
  std::string Outputs(std::int64_t count) const;

 private:
  bool japanese_;
};

/// Seconds since 1970, as "2025-04-01 02:00:00 UTC"; "–" for 0.
std::string UtcText(std::int64_t seconds);

}  // namespace yoshiki
