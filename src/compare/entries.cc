#include "compare/entries.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <variant>

namespace yoshiki {
namespace {

// A label without the ※ and the spaces at its end.
std::string Plain(std::string_view label) {
  for (const std::string_view mark : {"※", "　", " "}) {
    if (label.ends_with(mark)) return Plain(label.substr(0, label.size() - mark.size()));
  }
  return std::string(label);
}

std::string LabelText(const Cell& cell) {
  const auto* text = std::get_if<TextContent>(&cell.content);
  return text == nullptr ? std::string() : Plain(text->text);
}

// "リスク1： 目的外の…" → "リスク1：目的外の…"
std::string BandText(const Cell& cell) {
  std::string label = LabelText(cell);
  const std::size_t colon = label.find("： ");
  if (colon != std::string::npos) label.erase(colon + std::string_view("：").size(), 1);
  return label;
}

std::string CountWords(const std::string& count, const std::string& suffix) {
  return "（" + count + "）" + suffix;
}

std::string ChecksText(const ChecksContent& checks) {
  std::string text;
  for (const ChecksContent::Line& line : checks.lines) {
    if (!line.caption.empty()) text += (text.empty() ? "" : "\n") + line.caption;
    for (const CheckEntry& entry : line.entries) {
      text += std::string(text.empty() ? "" : "\n") + (entry.ticked ? "[○] " : "[ ] ") + entry.label;
      if (entry.has_text) text += " （" + entry.text + "）";
      if (entry.has_count) text += " " + CountWords(entry.count, entry.count_suffix);
    }
  }
  return text;
}

bool IsFilled(const ChecksContent& checks) {
  return std::ranges::any_of(checks.lines, [](const ChecksContent::Line& line) {
    return std::ranges::any_of(line.entries, [](const CheckEntry& entry) {
      return entry.ticked || !entry.text.empty() || !entry.count.empty();
    });
  });
}

struct Words {
  std::string text;
  bool filled = false;
};

// `is_given`: the statement has a value for the item, be it an empty one.
Words WordsOf(const Content& content, bool is_given) {
  if (const auto* text = std::get_if<TextContent>(&content))
    return {text->text, is_given && !text->text.empty()};
  if (const auto* checks = std::get_if<ChecksContent>(&content))
    return {ChecksText(*checks), IsFilled(*checks)};
  if (const auto* image = std::get_if<ImageContent>(&content))
    return {"［図］" + image->file + "\n" + image->alt, is_given};
  const auto& choice = std::get<ChoiceContent>(content);
  const bool is_chosen = is_given && !choice.value.empty();
  if (!choice.has_count) return {choice.value, is_chosen};
  return {"[" + choice.value + "] " + CountWords(choice.count, choice.count_suffix),
          is_chosen || !choice.count.empty()};
}

std::string PartPath(const Part& part) {
  if (part.number.empty()) return part.title.empty() || part.style == "title" ? "表紙" : part.title;
  const bool bracketed = part.number.starts_with("（");
  std::string path = part.number + (bracketed || part.title.empty() ? "" : "．") + part.title;
  const std::size_t several = part.outline.find("（", part.number.size() + part.title.size());
  if (!bracketed && several != std::string::npos) path += part.outline.substr(several);
  return path;
}

// The label beside each row of a table that stands for several rows.
std::vector<std::string> GroupsOf(const Table& table) {
  std::vector<std::string> groups(table.rows.size());
  // From the last, since the first that holds a row counts.
  for (auto span = table.spans.rbegin(); span != table.spans.rend(); ++span) {
    for (std::size_t row = span->first; row < groups.size() && row <= span->last; ++row)
      groups[row] = LabelText(span->cell);
  }
  return groups;
}

// Walks the rows of a table and keeps the words in force.
class TableWalk {
 public:
  TableWalk(std::string part, const Table& table, std::vector<Entry>& entries)
      : part_(std::move(part)), table_(table), entries_(entries) {}

  void Walk() {
    const std::vector<std::string> groups = GroupsOf(table_);
    for (std::size_t i = 0; i < table_.rows.size(); ++i) WalkRow(table_.rows[i], groups[i]);
  }

 private:
  void WalkRow(const Row& row, const std::string& group) {
    std::string label;
    bool is_element = false;
    for (const Cell& cell : row.cells) {
      switch (cell.role) {
        case CellRole::heading:
          block_ = LabelText(cell);
          band_.clear();
          parent_.clear();
          break;
        case CellRole::band:
          // A band without an item only says which elements follow; "リスク：" alone tells nothing apart.
          if (!cell.item.id.empty()) band_ = BandText(cell);
          if (band_.starts_with("リスク：")) band_.clear();
          is_element = true;
          parent_.clear();
          break;
        case CellRole::label:
          label = LabelText(cell);
          labels_[cell.item.id] = label;
          break;
        case CellRole::value:
        case CellRole::band_value:
        case CellRole::box:
          Add(cell, group, label.empty() ? LabelAbove(cell) : label, row.joins_above, is_element);
          break;
        default:
          break;
      }
    }
    if (!row.joins_above && !label.empty()) parent_ = label;
  }

  // The label of a value that stands in a row of its own.
  std::string LabelAbove(const Cell& cell) const {
    const auto found = labels_.find(cell.item.id);
    return found == labels_.end() ? std::string() : found->second;
  }

  void Add(const Cell& cell, const std::string& group, const std::string& label, bool under,
           bool is_element) {
    if (cell.item.pointer.empty()) return;
    Words words = WordsOf(cell.content, cell.item.offset > 0);
    Entry entry;
    entry.id = cell.item.id;
    entry.pointer = cell.item.pointer;
    const std::string* const levels[] = {&part_, &block_, &band_, &group};
    for (const std::string* level : levels) {
      if (!level->empty()) entry.path.push_back(*level);
    }
    if (under && !parent_.empty() && cell.role == CellRole::value) entry.path.push_back(parent_);
    if (!label.empty() && cell.role == CellRole::value) entry.path.push_back(label);
    entry.element = is_element && cell.role == CellRole::band_value;
    entry.important = cell.item.important;
    entry.filled = words.filled;
    entry.blank_list =
        !words.filled && cell.item.offset > 0 && std::holds_alternative<ChecksContent>(cell.content);
    entry.text = std::move(words.text);
    entries_.push_back(std::move(entry));
  }

  std::string part_;
  const Table& table_;
  std::vector<Entry>& entries_;
  std::string block_, band_, parent_;
  std::map<std::string, std::string> labels_;  // the last of each item id
};

}  // namespace

std::vector<Entry> EntriesOf(const BoundForm& form) {
  std::vector<Entry> entries;
  for (const Part& part : form.parts) {
    const std::string path = PartPath(part);
    for (const Table& table : part.tables) {
      if (table.look != "changes") TableWalk(path, table, entries).Walk();
    }
  }
  return entries;
}

}  // namespace yoshiki
