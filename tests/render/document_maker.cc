#include "document_maker.h"

#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

namespace yoshiki {

DocumentMaker::DocumentMaker(std::shared_ptr<const FontSet> fonts)
    : fonts_(std::move(fonts)), setter_(std::make_unique<TextSetter>(fonts_)) {
  document_.title = "試験";
  AddOwner({});
}

Page& DocumentMaker::AddPage(Length width, Length height) {
  Page& page = document_.pages.emplace_back();
  page.width = width;
  page.height = height;
  return page;
}

OwnerId DocumentMaker::AddOwner(Owner owner) {
  document_.owners.push_back(std::move(owner));
  return static_cast<OwnerId>(document_.owners.size() - 1);
}

std::size_t DocumentMaker::AddText(std::string_view text, Point origin, Length size) {
  const ShapedText shaped = setter_->Shape(text, {.role = FontRole::regular, .size = size});
  const std::size_t first_run = page().runs.size();
  document_.texts.push_back(std::make_shared<const std::string>(text));
  Length x;
  for (const ShapedGlyph& glyph : shaped.glyphs) {
    if (page().runs.size() == first_run || page().runs.back().face != glyph.face) {
      GlyphRun run;
      run.owner = static_cast<OwnerId>(document_.owners.size() - 1);
      run.face = glyph.face;
      run.size = size;
      run.origin = origin;
      run.text = static_cast<std::uint32_t>(document_.texts.size() - 1);
      run.first = static_cast<std::uint32_t>(page().glyphs.size());
      page().runs.push_back(run);
    }
    page().glyphs.push_back({.glyph = glyph.glyph,
                             .face = glyph.face,
                             .text_length = glyph.text_length,
                             .text_start = glyph.text_start,
                             .x = x,
                             .width = glyph.advance,
                             .shift = glyph.x_offset,
                             .rise = glyph.y_offset});
    ++page().runs.back().count;
    x += glyph.advance;
  }
  return first_run;
}

void DocumentMaker::AddBookmark(std::string text, int level, std::size_t page, Length y) {
  document_.bookmarks.push_back({std::move(text), level, page, y});
}

namespace {

class FileBytes final : public FontBytes {
 public:
  explicit FileBytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::string_view bytes() const override { return bytes_; }

 private:
  std::string bytes_;
};

/// One chain of the faces, or null when a file is missing.
std::shared_ptr<const FontSet> OpenFiles(const std::vector<std::pair<std::string, std::string>>& faces) {
  std::vector<FontSpec> specs;
  std::vector<FaceId> chain;
  for (const auto& [name, path] : faces) {
    chain.push_back(static_cast<FaceId>(specs.size()));
    specs.push_back({name, std::make_shared<FileBytes>("/usr/share/fonts/" + path), 0});
    if (specs.back().file->bytes().empty()) return nullptr;
  }
  Diagnostics diagnostics;
  return FontSet::Open(std::move(specs), chain, chain, diagnostics);
}

}  // namespace

std::shared_ptr<const FontSet> SystemFonts() {
  static const auto fonts =
      OpenFiles({{"BIZ UDGothic Regular", "truetype/bizud-gothic/BIZUDGothic-Regular.ttf"},
                 {"IPAmj Mincho", "truetype/ipamj/ipamjm.ttf"}});
  return fonts;
}

std::shared_ptr<const FontSet> CffFonts() {
  static const auto fonts = OpenFiles({{"Noto Sans CJK JP", "opentype/noto/NotoSansCJK-Regular.ttc"}});
  return fonts;
}

}  // namespace yoshiki
