// What went wrong, where, and what to do about it: values, never output.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/message_ids.h"
#include "base/source.h"

namespace yoshiki {

enum class Severity { warning, error };

/// The language of user-facing messages.
enum class Language { english, japanese };

/// Where a diagnostic points. Every part may be empty; printers leave out what is not known.
struct Place {
  std::string file;         ///< name as the user gave it
  LineColumn at;            ///< in that file
  std::string source_line;  ///< the line itself, for the caret; of a very long line the part around the place
  int source_column = 1;    ///< the column at which `source_line` begins
  std::string pointer;      ///< JSON pointer (RFC 6901) of the value, or the path in a layout file
  std::string item;         ///< the item as the form names it: "Ⅱ4 委託事項1 ④再委託の有無"
};

/// A whole file, for what is wrong with it as such.
Place PlaceOfFile(std::string file);

/// One fault or warning. The words come from the catalogue (messages.h), in either language, filled with
/// `args`.
struct Diagnostic {
  Severity severity = Severity::error;
  MessageId id;
  Place place;
  std::vector<std::string> args;
};

/// Collects diagnostics in the order they were found. Warnings never stop a run; errors do, at the end of the
/// stage that found them, so that all errors of a file are reported at once.
class Diagnostics {
 public:
  void Add(Diagnostic diagnostic);
  void Error(MessageId id, Place place, std::vector<std::string> args = {});
  void Warn(MessageId id, Place place, std::vector<std::string> args = {});

  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  const std::vector<Diagnostic>& all() const { return all_; }
  bool empty() const { return all_.empty(); }

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// A place in `source` at byte `offset`, with its line copied for the caret.
Place PlaceAt(const SourceText& source, std::size_t offset, std::string pointer = {}, std::string item = {});

/// The message, and the cure ("" when there is none), in `language`.
std::string MessageText(const Diagnostic& diagnostic, Language language);
std::string HintText(const Diagnostic& diagnostic, Language language);
/// The stable short code in [brackets]: "unknown-key". Scripts may rely on it.
std::string_view CodeOf(MessageId id);

/// The candidate nearest to `word` by edit distance (of code points), or "" when none is near enough to be
/// worth suggesting (more than a third of the word's length, and at least 2, edits away).
std::string NearestWord(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace yoshiki
