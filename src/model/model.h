// model: a JSON file becomes a tree of values, each of which knows where it stands. The only header of this
// folder that other folders include. What the keys mean is not known here: that is the form's business
// (form/form.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// What a JSON value is. Numbers are split: `integer` fits in 64 bits and was written without fraction or
/// exponent.
enum class ValueKind { null, boolean, integer, number, text, array, object };

struct Member;

/// One JSON value (RFC 8259) with its place. Immutable once parsed.
struct Value {
  ValueKind kind = ValueKind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  std::string text;             ///< of a text; of a number, as it was written
  std::vector<Value> elements;  ///< of an array
  std::vector<Member> members;  ///< of an object, in file order, keys unique
  std::size_t offset = 0;       ///< byte offset of its first character in the source

  /// The member's value, or null when this is no object or has no such key.
  const Value* Find(std::string_view key) const;
};

struct Member {
  std::string key;
  std::size_t key_offset = 0;  ///< byte offset of the key's opening quote
  Value value;
};

/// Limits against hostile input.
struct ParseLimits {
  std::size_t bytes = std::size_t{64} << 20;  ///< the largest file
  int depth = 64;                             ///< the deepest nesting of arrays and objects
  std::size_t values = 2'000'000;  ///< the most values, so that 64 MiB of "[0,0,0,…" stay under 500 MB
};

/// A parsed model file. `root` is an object and has a text `form`; nothing else of its content is checked
/// yet.
struct Statement {
  SourceText source;
  Value root;
  std::string form;     ///< "yoshiki-3"
  std::string edition;  ///< "2025-05", or "" when the file names none
};

/// Parses a model. Adds every fault it can find in one run and returns nothing when there was one: file too
/// large, a byte order mark other than UTF-8's (that one is skipped), invalid UTF-8 with its byte, JSON
/// syntax, nesting too deep, duplicate keys (both places), lone surrogates (\ud800), control characters in
/// texts other than \n and \t (U+0000–001F, 007F–009F; also U+FFFE/FFFF and other noncharacters), a root that
/// is no object, `form` missing or no text (null counts as missing), `edition` no text, more values than the
/// limit. Of each kind of fault the first 20 are listed. After a fault of JSON's grammar the rest of the file
/// is looked at for invalid UTF-8 only. A number beyond the range of a double is refused, though RFC 8259
/// leaves that open. Keys and structure below the root are the form's to check.
std::optional<Statement> ParseStatement(SourceText source, Diagnostics& diagnostics,
                                        const ParseLimits& limits = {});

/// Parses any other JSON file with the same care and the same limits; what its keys mean is the caller's to
/// check. A byte order mark is taken off `source`.
std::optional<Value> ParseTree(SourceText& source, Diagnostics& diagnostics, const ParseLimits& limits = {});

/// A date as the forms print it: "2020-10-22" → 令和2年10月22日, "2019-05-01" → 令和元年5月1日, "2019-04-30"
/// → 平成31年4月30日, "2018-12" → 平成30年12月, "2018" → 平成30年. Any other text, and any impossible date
/// ("2020-02-30"), comes back as it was typed. Eras 明治 (from 1873-01-01, the solar calendar), 大正, 昭和,
/// 平成, 令和; a year or month in which an era changes takes the era in force at its last day (2019 →
/// 令和元年, 2019-04 → 平成31年4月).
std::string PrintedDate(std::string_view typed);

}  // namespace yoshiki
