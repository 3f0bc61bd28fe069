#include "support/dump_check.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/base.h"

namespace yoshiki {
namespace {

constexpr std::string_view kNotAtLineStart =
    "、。，．・：；？！）］｝」』】〉》〕〗’”〟ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％℃゠‐"
    "～〜"
    "–)]}｣､｡､";
constexpr std::string_view kNotAtLineEnd = "（［｛「『【〈《〔〖‘“〝([{｢￥＄";
constexpr std::size_t kMostFaults = 50;

using Mpt = long long;  // thousandths of a point

struct Box {
  Mpt x, y, width, height;
};

struct Placed {
  Mpt x, right, top, bottom;
};

bool Contains(std::string_view set, std::string_view character) {
  return !character.empty() && set.find(character) != std::string_view::npos;
}

std::vector<std::string_view> Characters(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t from = i;
    NextCodePoint(text, i);
    out.push_back(text.substr(from, i - from));
  }
  return out;
}

// Whether a line might have ended earlier: made-up texts hold runs such as ょーーゃ！ that are longer than a
// narrow cell, and no rule can be kept there.
bool HasPlaceToBreak(std::string_view line) {
  constexpr std::string_view kInseparable = "―…‥—";
  std::string_view before;
  bool spaced = false;  // a space never begins a line, so it is the character behind it that counts
  for (const std::string_view c : Characters(line)) {
    if (c == " " || c == "\u3000") {
      spaced = true;
      continue;
    }
    const bool word = !spaced && c.size() < 3 && before.size() < 3;
    const bool pair = Contains(kInseparable, c) && Contains(kInseparable, before);
    const bool forbidden = Contains(kNotAtLineStart, c) || Contains(kNotAtLineEnd, before);
    if (!before.empty() && !word && !pair && !forbidden) return true;
    before = c;
    spaced = false;
  }
  return false;
}

// A record's fields, one after the other.
class Fields {
 public:
  explicit Fields(std::string_view line) : line_(line) {}

  std::string_view Word() {
    Skip();
    const std::size_t end = std::min(line_.find(' ', at_), line_.size());
    const std::string_view word = line_.substr(at_, end - at_);
    at_ = end;
    return word;
  }

  std::string Quoted() {
    Skip();
    std::string text;
    for (++at_; at_ < line_.size() && line_[at_] != '"'; ++at_) {
      if (line_[at_] == '\\') ++at_;
      text += line_[at_];
    }
    ++at_;
    return text;
  }

  Mpt Points() { return PointsOf(Word()); }
  long long Whole() {
    long long value = 0;
    const std::string_view word = Word();
    std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
  }
  Box ReadBox() {
    const Mpt x = Points(), y = Points(), width = Points(), height = Points();
    return {x, y, width, height};
  }

  // "12.345" as 12345; all lengths have three decimals.
  static Mpt PointsOf(std::string_view word) {
    Mpt value = 0;
    bool minus = false;
    for (const char c : word) {
      if (c == '-') minus = true;
      if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    }
    return minus ? -value : value;
  }

 private:
  void Skip() {
    while (at_ < line_.size() && line_[at_] == ' ') ++at_;
  }

  std::string_view line_;
  std::size_t at_ = 0;
};

class Checker {
 public:
  DumpReport Run(std::string_view dump) {
    for (std::size_t from = 0; from < dump.size();) {
      const std::size_t to = std::min(dump.find('\n', from), dump.size());
      Record(dump.substr(from, to - from));
      from = to + 1;
    }
    EndLine();
    EndPage();
    if (!stranded_.empty()) Fault(stranded_fault_);
    return std::move(report_);
  }

 private:
  struct OwnerFields {
    long long number;
    std::string kind, role, item, pointer;
  };

  struct OpenLine {
    bool open = false;
    bool starts_paragraph = false, ends_paragraph = false, artifact = false;
    long long paragraph = 0;
    std::string text, item;
  };

  void Record(std::string_view line) {
    if (line.empty()) return;
    if (line.starts_with("  ")) return Glyphs(line);
    Fields fields(line);
    const std::string_view word = fields.Word();
    if (word == "page") {
      EndLine();
      EndPage();
      in_page_ = true;
      ++report_.pages;
    } else if (word == "box") {
      Boxes(fields);
    } else if (word == "run" || word == "run+") {
      Run(fields, word == "run+");
    }
  }

  static OwnerFields Owner(Fields& fields) {
    OwnerFields owner;
    owner.number = fields.Whole();
    owner.kind = fields.Word();
    owner.role = fields.Word();
    owner.item = fields.Quoted();
    owner.pointer = fields.Quoted();
    return owner;
  }

  void Boxes(Fields& fields) {
    const OwnerFields owner = Owner(fields);
    const Box outer = fields.ReadBox();
    inner_[owner.number] = fields.ReadBox();
    if (owner.kind == "cell") rows_[outer.y + outer.height].insert({owner.role, owner.number});
    if (fields.Word() == "continued") continued_.insert(owner.number);
  }

  void Run(Fields& fields, bool goes_on) {
    owner_ = Owner(fields);
    fields.Word();  // face
    size_ = fields.Points();
    fields.Word();  // colour
    fields.Points();
    baseline_ = fields.Points();
    const long long paragraph = fields.Whole();
    const long long start = fields.Whole(), end = fields.Whole(), length = fields.Whole();
    const std::string text = fields.Quoted();
    const bool artifact = fields.Word() == "artifact";
    if (owner_.kind == "foot") has_foot_ = true;
    if (!goes_on) {
      EndLine();
      line_ = {true, start == 0, false, artifact, paragraph, {}, owner_.item};
      ++report_.lines;
    }
    line_.text += text;
    if (!artifact && !owner_.pointer.empty()) {
      DumpReport::CellText& cell = report_.cells[owner_.pointer];
      cell.item = owner_.item;
      cell.text += text;
    }
    line_.ends_paragraph = end == length;
  }

  void Glyphs(std::string_view line) {
    Fields fields(line);
    for (std::string_view word = fields.Word(); !word.empty(); word = fields.Word()) {
      const std::size_t at = word.find('@'), plus = word.find('+');
      const std::size_t end = std::min({word.find('~'), word.find('^'), word.size()});
      const Mpt x = Fields::PointsOf(word.substr(at + 1, plus - at - 1));
      const Mpt width = Fields::PointsOf(word.substr(plus + 1, end - plus - 1));
      Place({x, x + width, baseline_ - size_ * 88 / 100, baseline_ + size_ * 12 / 100});
    }
  }

  void Place(const Placed& glyph) {
    ++report_.glyphs;
    lines_[{glyph.top, glyph.bottom}].push_back(glyph);
    if (owner_.kind == "foot" || owner_.kind == "context") return;
    const auto box = inner_.find(owner_.number);
    if (box == inner_.end()) return Fault("glyphs of " + owner_.item + " stand in no box");
    const Box& in = box->second;
    if (glyph.x < in.x || glyph.right > in.x + in.width || glyph.top < in.y ||
        glyph.bottom > in.y + in.height) {
      Fault("a glyph of " + owner_.role + " " + owner_.item + " leaves its cell");
    }
  }

  void EndLine() {
    if (!line_.open) return;
    line_.open = false;
    std::string text = line_.text;
    while (!text.empty() && text.back() == ' ') text.pop_back();
    while (text.ends_with("\u3000")) text.resize(text.size() - 3);
    if (text.empty()) return;
    // Of the same paragraph, which may have begun on the page before.
    const std::string before = std::exchange(lines_before_[line_.paragraph], text);
    const std::vector<std::string_view> c = Characters(text);
    if (!line_.starts_paragraph && Contains(kNotAtLineStart, c.front()) && HasPlaceToBreak(before)) {
      Fault("a line of " + line_.item + " begins with " + std::string(c.front()) + ": " + text + ", after " +
            before);
    }
    if (!line_.ends_paragraph && Contains(kNotAtLineEnd, c.back()) && HasPlaceToBreak(text)) {
      Fault("a line of " + line_.item + " ends with " + std::string(c.back()) + ": " + text);
    }
  }

  void EndPage() {
    if (!in_page_) return;
    in_page_ = false;
    CheckOverlaps();
    CheckStranded();
    CheckLastRow();
    if (!has_foot_) Fault("no foot");
    has_foot_ = false;
    inner_.clear();
    rows_.clear();
    lines_.clear();
    continued_.clear();
  }

  // Glyphs of lines that share some height must not share any width.
  void CheckOverlaps() {
    for (auto& [extent, glyphs] : lines_) {
      std::sort(glyphs.begin(), glyphs.end(), [](const Placed& a, const Placed& b) {
        return std::tie(a.x, a.right) < std::tie(b.x, b.right);
      });
    }
    for (auto a = lines_.begin(); a != lines_.end(); ++a) {
      CheckSorted(a->second);
      for (auto b = std::next(a); b != lines_.end() && b->first.first < a->first.second; ++b) {
        std::vector<Placed> both = a->second;
        both.insert(both.end(), b->second.begin(), b->second.end());
        std::sort(both.begin(), both.end(), [](const Placed& p, const Placed& q) { return p.x < q.x; });
        CheckSorted(both);
      }
    }
  }

  void CheckSorted(const std::vector<Placed>& glyphs) {
    for (std::size_t i = 1; i < glyphs.size(); ++i) {
      if (glyphs[i].x < glyphs[i - 1].right && glyphs[i].x < glyphs[i].right) {
        return Fault("glyphs overlap at x " + std::to_string(glyphs[i].x) + ", y " +
                     std::to_string(glyphs[i].bottom));
      }
    }
  }

  void CheckLastRow() {
    if (rows_.empty()) return;
    std::set<std::string> roles;
    for (const auto& [role, owner] : rows_.rbegin()->second) roles.insert(role);
    const bool value = roles.contains("value") || (roles.contains("group_label") && roles.size() > 1);
    const bool label_pair = roles.contains("label") && roles.size() > 1;
    if (value || label_pair) return;
    stranded_ = rows_.rbegin()->second;
    stranded_fault_ = "page " + std::to_string(report_.pages) + " ends with a " + *roles.begin();
  }

  // A heading or band at a page's foot is a fault, unless it is so long that it goes on over the page.
  void CheckStranded() {
    if (stranded_.empty()) return;
    const bool goes_on = std::any_of(stranded_.begin(), stranded_.end(),
                                     [&](const auto& cell) { return continued_.contains(cell.second); });
    if (!goes_on) Fault(stranded_fault_);
    stranded_.clear();
  }

  void Fault(std::string text) {
    if (report_.faults.size() >= kMostFaults) return;
    report_.faults.push_back("page " + std::to_string(report_.pages) + ": " + std::move(text));
  }

  DumpReport report_;
  bool in_page_ = false, has_foot_ = false;
  OwnerFields owner_;
  Mpt size_ = 0, baseline_ = 0;
  OpenLine line_;
  std::map<long long, std::string> lines_before_;  // the last line of each paragraph
  std::map<long long, Box> inner_;
  using Cells = std::set<std::pair<std::string, long long>>;  // role and owner
  std::map<Mpt, Cells> rows_;                                 // by lower edge
  std::set<long long> continued_;
  Cells stranded_;  // the last row of the page before, if it was no value
  std::string stranded_fault_;
  std::map<std::pair<Mpt, Mpt>, std::vector<Placed>> lines_;
};

}  // namespace

DumpReport CheckDump(std::string_view dump) { return Checker().Run(dump); }

}  // namespace yoshiki
