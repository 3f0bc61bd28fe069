// The look at a model's characters before its grammar: encoding, control characters, escapes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/faults.h"

namespace yoshiki {

/// The source with every faulty character blanked out, byte for byte, so that offsets stay true and the
/// parser can go on behind it: a bad escape in line 3 must not hide a duplicate key in line 200. A file
/// without faults is not copied.
class CleanText {
 public:
  explicit CleanText(std::string_view original) : original_(original) {}
  std::string_view view() const { return blanked_ ? *blanked_ : original_; }
  void Blank(std::size_t offset, std::size_t length, char with);

 private:
  std::string_view original_;
  std::optional<std::string> blanked_;
};

/// True when the bytes begin with a byte order mark of UTF-16 or UTF-32, or as ASCII in UTF-16 does.
bool LooksLikeUtf16(std::string_view bytes);

/// Adds and blanks every run of bytes that is not UTF-8.
void FindEncodingFaults(CleanText& text, Faults& faults);

/// Adds and blanks, inside texts: control characters other than \n and \t (raw ones: all), noncharacters,
/// lone surrogates, unknown escapes; outside texts: control characters that are no white space. Stops at a
/// text that is not closed on its line: from there on nothing tells inside from outside. Needs valid UTF-8.
void FindCharacterFaults(CleanText& text, Faults& faults);

}  // namespace yoshiki
