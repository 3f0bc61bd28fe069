// Gathers the characters of models for the report. Private to batch/.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "batch/glyph_report.h"
#include "form/form.h"
#include "layout/layout.h"
#include "model/model.h"
#include "text/text.h"

namespace yoshiki {

class GlyphList {
 public:
  GlyphList(const Theme& theme, TextSetter& setter) : theme_(theme), setter_(setter) {}

  /// Adds the texts of a statement. Both must live on until the places were taken.
  void Add(const Statement& statement, const Form& form);

  /// By kind, then by code. Adds a warning for each that no font has.
  std::vector<GlyphEntry> Take(Diagnostics& diagnostics);

 private:
  struct At {
    const Value* value = nullptr;
    std::string pointer;
  };
  struct Found {
    std::u32string characters;
    GlyphKind kind = GlyphKind::common;
    std::size_t start = 0;   // byte in the paragraph
    std::size_t number = 1;  // character in the paragraph, from 1
  };

  void WalkMember(const Member& member, const Value* overlay, const std::string& pointer);
  void Walk(const Value& value, const Value* overlay, const std::string& pointer);
  void AddParagraph(std::string_view text, const At& at);
  void AddFound(const Found& found, const ShapedText& shaped, const At& at);
  GlyphEntry EntryOf(const Found& found, const ShapedText& shaped) const;
  Place PlaceOf(const At& at) const;

  const Theme& theme_;
  TextSetter& setter_;
  const Statement* statement_ = nullptr;
  const Form* form_ = nullptr;
  std::map<std::pair<GlyphKind, std::u32string>, GlyphEntry> entries_;
  std::map<std::u32string, std::size_t> numbers_;  // which character of its paragraph the first one is
};

}  // namespace yoshiki
