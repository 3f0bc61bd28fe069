// The format is a contract with people's scripts and our tests: docs/dump.md.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "render/render.h"
#include "render/syntax.h"
#include "render/tag_tree.h"

namespace yoshiki {
namespace {

using pdf::AppendInteger;

void AppendFixed(std::string& out, Length length) {
  std::int64_t value = length.mpt();
  if (value < 0) {
    out += '-';
    value = -value;
  }
  AppendInteger(out, value / 1000);
  const std::int64_t part = value % 1000;
  out += '.';
  out += static_cast<char>('0' + part / 100);
  out += static_cast<char>('0' + part / 10 % 10);
  out += static_cast<char>('0' + part % 10);
}

std::string_view RoleName(CellRole role) {
  static constexpr std::array<std::string_view, 11> kNames{
      "title",       "heading", "box",   "band",        "band_value", "label",
      "group_label", "value",   "strip", "column_head", "mark"};
  const auto at = static_cast<std::size_t>(role);
  return at < kNames.size() ? kNames[at] : "unknown";
}

std::string_view KindName(OwnerKind kind) {
  static constexpr std::array<std::string_view, 5> kNames{"heading", "cell", "foot", "context", "mark"};
  const auto at = static_cast<std::size_t>(kind);
  return at < kNames.size() ? kNames[at] : "unknown";
}

std::string_view KindName(TagKind kind) {
  static constexpr std::array<std::string_view, 17> kNames{
      "document",    "section",   "heading",       "paragraph", "table",     "row",
      "header_cell", "data_cell", "list",          "caption",   "list_item", "item_mark",
      "item_body",   "contents",  "contents_item", "link",      "figure"};
  const auto at = static_cast<std::size_t>(kind);
  return at < kNames.size() ? kNames[at] : "unknown";
}

class Dumper {
 public:
  Dumper(const Document& document, const FontSet& fonts) : document_(document), fonts_(fonts) {}

  std::string Write() {
    Head();
    for (std::size_t i = 0; i < document_.pages.size(); ++i) WritePage(i);
    if (!document_.tags.empty()) WriteTag(TagTree(document_), 0, 0);
    return std::move(out_);
  }

 private:
  void Word(std::string_view word) {
    if (!out_.empty() && out_.back() != '\n') out_ += ' ';
    out_ += word;
  }
  void Number(std::int64_t value) {
    out_ += ' ';
    AppendInteger(out_, value);
  }
  void Lengths(std::initializer_list<Length> lengths) {
    for (const Length length : lengths) {
      out_ += ' ';
      AppendFixed(out_, length);
    }
  }
  void Box(const Rect& box) { Lengths({box.x, box.y, box.width, box.height}); }
  void Paint(Colour colour) {
    out_ += " #";
    pdf::AppendHex(out_, colour.rgb, 6);
  }
  void Quoted(std::string_view text);
  void Item(OwnerId id);
  void EndLine() { out_ += '\n'; }

  void Head();
  void WritePage(std::size_t index);
  void WriteRun(const Page& page, std::size_t index);
  void WriteGlyphs(const Page& page, const GlyphRun& run);
  void WriteTag(const TagTree& tree, TagId id, std::size_t depth);

  const Document& document_;
  const FontSet& fonts_;
  std::string out_;
};

void Dumper::Quoted(std::string_view text) {
  out_ += " \"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out_ += '\\';
    if (c == '\n') {
      out_ += "\\n";
    } else if (c >= 0 && c < ' ') {
      out_ += "\\u";
      pdf::AppendHex(out_, static_cast<unsigned char>(c), 4);
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

void Dumper::Item(OwnerId id) {
  Number(id);
  if (id >= document_.owners.size()) return Word("unknown unknown \"\" \"\"");
  const Owner& owner = document_.owners[id];
  Word(KindName(owner.kind));
  Word(RoleName(owner.role));
  Quoted(owner.item);
  Quoted(owner.pointer);
}

void Dumper::Head() {
  Word("yoshiki-dump 1\n");
  const auto named = [this](std::string_view name, std::string_view text) {
    Word(name);
    Quoted(text);
    EndLine();
  };
  named("title", document_.title);
  named("author", document_.author);
  named("subject", document_.subject);
  for (FaceId face = 0; face < fonts_.size(); ++face) {
    Word("face");
    Number(face);
    Quoted(fonts_.info(face).name);
    EndLine();
  }
  Word("pages");
  Number(static_cast<std::int64_t>(document_.pages.size()));
  EndLine();
  for (const Bookmark& bookmark : document_.bookmarks) {
    Word("bookmark");
    Number(bookmark.level);
    Number(static_cast<std::int64_t>(bookmark.page + 1));
    Lengths({bookmark.y});
    Quoted(bookmark.text);
    EndLine();
  }
}

void Dumper::WritePage(std::size_t index) {
  const Page& page = document_.pages[index];
  Word("page");
  Number(static_cast<std::int64_t>(index + 1));
  Lengths({page.width, page.height});
  EndLine();
  for (const Fill& fill : page.fills) {
    Word("fill");
    Box(fill.area);
    Paint(fill.colour);
    EndLine();
  }
  for (const Rule& rule : page.rules) {
    Word("rule");
    Lengths({rule.from.x, rule.from.y, rule.to.x, rule.to.y, rule.width});
    Paint(rule.colour);
    EndLine();
  }
  for (const Link& link : page.links) {
    Word("link");
    Box(link.area);
    if (link.leads_out()) {
      Number(link.other.page);
      Lengths({link.other.top});
      Quoted(link.other.file);
    } else {
      Number(static_cast<std::int64_t>(link.page + 1));
      Lengths({link.y});
    }
    EndLine();
  }
  for (const PlacedPicture& picture : page.pictures) {
    Word("picture");
    Box(picture.area);
    Number(static_cast<std::int64_t>(picture.picture));
    Number(picture.tag);
    EndLine();
  }
  for (const CellBox& box : page.boxes) {
    Word("box");
    Item(box.owner);
    Box(box.outer);
    Box(box.inner);
    if (box.continued) Word("continued");
    EndLine();
  }
  for (std::size_t run = 0; run < page.runs.size(); ++run) WriteRun(page, run);
}

/// Where in its text a run begins and ends.
struct TextRange {
  std::uint32_t start = 0, end = 0;
};

TextRange RangeOf(const Page& page, const GlyphRun& run) {
  if (run.count == 0) return {};
  const LineGlyph& first = page.glyphs[run.first];
  TextRange range{first.text_start, first.text_start};
  for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
    range.end = std::max(range.end, page.glyphs[i].text_start + page.glyphs[i].text_length);
  return range;
}

/// Whether a run goes on with the line of the one before: only face, size or colour have changed.
bool GoesOn(const Page& page, const GlyphRun& before, const GlyphRun& run) {
  return before.owner == run.owner && before.text == run.text && before.origin.y == run.origin.y &&
         before.count != 0 && run.count != 0 && RangeOf(page, before).end <= RangeOf(page, run).start;
}

void Dumper::WriteRun(const Page& page, std::size_t index) {
  const GlyphRun& run = page.runs[index];
  Word(index > 0 && GoesOn(page, page.runs[index - 1], run) ? "run+" : "run");
  Item(run.owner);
  Number(run.face);
  Lengths({run.size});
  Paint(run.colour);
  Lengths({run.origin.x, run.origin.y});
  const std::string& text = *document_.texts[run.text];
  const TextRange range = RangeOf(page, run);
  Number(run.text);
  Number(range.start);
  Number(range.end);
  Number(static_cast<std::int64_t>(text.size()));
  Quoted(std::string_view(text).substr(range.start, range.end - range.start));
  if (run.artifact) Word("artifact");
  EndLine();
  if (run.count != 0) WriteGlyphs(page, run);
}

void Dumper::WriteGlyphs(const Page& page, const GlyphRun& run) {
  out_ += " ";
  for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
    const LineGlyph& glyph = page.glyphs[i];
    Number(glyph.glyph);
    out_ += '@';
    AppendFixed(out_, run.origin.x + glyph.x);
    out_ += '+';
    AppendFixed(out_, glyph.width);
    if (glyph.shift != Length()) {
      out_ += '~';
      AppendFixed(out_, glyph.shift);
    }
    if (glyph.rise != Length()) {
      out_ += '^';
      AppendFixed(out_, glyph.rise);
    }
  }
  EndLine();
}

void Dumper::WriteTag(const TagTree& tree, TagId id, std::size_t depth) {
  const Tag& tag = document_.tags[id];
  Word("tag");
  Number(id);
  out_.append(depth + 1, ' ');
  out_ += KindName(tag.kind);
  const auto numbered = [this](const char* name, std::size_t value, std::size_t usual) {
    if (value == usual) return;
    Word(name);
    Number(static_cast<std::int64_t>(value));
  };
  numbered("level", tag.level, 0);
  if (tag.scope != HeaderScope::none) Word(tag.scope == HeaderScope::row ? "scope row" : "scope column");
  numbered("columns", tag.columns, 1);
  numbered("rows", tag.rows, 1);
  if (!tag.headers.empty()) Word("headers");
  for (const TagId header : tag.headers) Number(header);
  if (!tag.spoken.empty()) {
    Word("spoken");
    Quoted(tag.spoken);
  }
  for (const std::uint32_t text : tag.texts) Quoted(*document_.texts[text]);
  EndLine();
  for (const TagId child : tree.children(id)) WriteTag(tree, child, depth + 1);
}

}  // namespace

std::string RenderDump(const Document& document, const FontSet& fonts) {
  return Dumper(document, fonts).Write();
}

}  // namespace yoshiki
