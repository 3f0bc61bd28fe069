// notes.json: what a comparison cannot know.
#include <algorithm>
#include <charconv>
#include <utility>

#include "compare/compare.h"

namespace yoshiki {
namespace {

class NotesReader {
 public:
  NotesReader(Notes& notes, Diagnostics& diagnostics) : notes_(notes), diagnostics_(diagnostics) {}

  void Read(const Value& root) {
    if (root.kind != ValueKind::object) return Fault(MessageId::notes_not_object, root, {"…"});
    for (const Member& member : root.members) {
      if (member.key == "title") {
        notes_.title = TextOf(member);
      } else if (member.key == "statement") {
        notes_.statement = TextOf(member);
      } else if (member.key == "rounds") {
        ReadRounds(member);
      } else if (member.key == "reasons") {
        ReadReasons(member);
      } else if (member.key != "meta") {
        Unknown(member, "title, statement, rounds, reasons, meta");
      }
    }
  }

 private:
  void Fault(MessageId id, const Value& value, std::vector<std::string> args) {
    diagnostics_.Error(id, PlaceAt(notes_.source, value.offset), std::move(args));
  }
  void Unknown(const Member& member, const char* known) {
    diagnostics_.Error(MessageId::notes_unknown_key, PlaceAt(notes_.source, member.key_offset),
                       {member.key, known});
  }
  void WrongType(const Member& member, const char* type, const char* sample) {
    Fault(MessageId::notes_wrong_type, member.value, {member.key, type, sample});
  }

  std::string TextOf(const Member& member) {
    if (member.value.kind == ValueKind::text) return member.value.text;
    if (member.value.kind != ValueKind::null) WrongType(member, "text 文字列", "\"…\"");
    return {};
  }

  void ReadRounds(const Member& member) {
    if (member.value.kind != ValueKind::array) return WrongType(member, "list 配列", "[ \"…\", \"…\" ]");
    for (const Value& round : member.value.elements) {
      if (round.kind != ValueKind::text) return WrongType(member, "list 配列", "[ \"…\", \"…\" ]");
      notes_.rounds.push_back(round.text);
    }
  }

  void ReadReasons(const Member& member) {
    const char* sample = "[ { \"item\": \"…\", \"by\": \"…\", \"text\": \"…\" } ]";
    if (member.value.kind != ValueKind::array) return WrongType(member, "list 配列", sample);
    for (const Value& element : member.value.elements) {
      if (element.kind != ValueKind::object) return WrongType(member, "list 配列", sample);
      ReadReason(element);
    }
  }

  void ReadReason(const Value& element) {
    Notes::Note note;
    note.offset = element.offset;
    for (const Member& member : element.members) {
      if (member.key == "item") {
        note.item = TextOf(member);
        note.offset = member.value.offset;
      } else if (member.key == "by") {
        note.reason.by = TextOf(member);
      } else if (member.key == "text") {
        note.reason.text = TextOf(member);
      } else if (member.key == "page") {
        note.page = PageOf(member);
      } else {
        Unknown(member, "item, by, text, page");
      }
    }
    notes_.notes.push_back(std::move(note));
  }

  int PageOf(const Member& member) {
    constexpr std::int64_t kLast = 99'999;
    const Value& value = member.value;
    if (value.kind == ValueKind::null) return 0;
    if (value.kind == ValueKind::integer && value.integer > 0 && value.integer <= kLast)
      return static_cast<int>(value.integer);
    WrongType(member, "page number 頁", "7");
    return 0;
  }

  Notes& notes_;
  Diagnostics& diagnostics_;
};

// "files[0].use" covers itself and all below it.
bool Covers(std::string_view container, std::string_view item) {
  if (container.empty() || !item.starts_with(container)) return false;
  if (item.size() == container.size()) return true;
  const char next = item[container.size()];
  return next == '.' || next == '[';
}

void Warn(Diagnostics& diagnostics, MessageId id, Place place, std::vector<std::string> args) {
  diagnostics.Add({Severity::warning, id, std::move(place), std::move(args)});
}

std::string PathWords(const ChangeRow& row) {
  std::string words;
  for (const std::string& level : row.path) words += (words.empty() ? "" : " ") + level;
  return words;
}

}  // namespace

std::optional<Notes> ParseNotes(SourceText source, Diagnostics& diagnostics) {
  const std::optional<Value> root = ParseTree(source, diagnostics);
  if (!root) return std::nullopt;
  Notes notes;
  notes.source = std::move(source);
  Diagnostics faults;
  NotesReader(notes, faults).Read(*root);
  for (const Diagnostic& fault : faults.all()) diagnostics.Add(fault);
  if (faults.has_errors()) return std::nullopt;
  return notes;
}

void ApplyNotes(const Notes& notes, Comparison& comparison, Diagnostics& diagnostics) {
  if (!notes.title.empty()) comparison.title = notes.title;
  if (!notes.statement.empty()) comparison.statement = notes.statement;
  if (notes.rounds.size() == comparison.drafts.size()) {
    comparison.drafts = notes.rounds;
  } else if (!notes.rounds.empty()) {
    Place place;
    place.file = notes.source.name();
    Warn(diagnostics, MessageId::notes_rounds_differ, std::move(place),
         {std::to_string(notes.rounds.size()), std::to_string(comparison.drafts.size())});
  }
  std::vector<std::string> items;
  for (const ChangeRow& row : comparison.rows) items.push_back(row.item);
  for (const Notes::Note& note : notes.notes) {
    bool used = false;
    for (ChangeRow& row : comparison.rows) {
      if (!Covers(note.item, row.item)) continue;
      used = true;
      row.reasons.push_back(note.reason);
      if (note.page > 0) row.page = note.page;
    }
    if (used) continue;
    Warn(diagnostics, MessageId::reason_without_change, PlaceAt(notes.source, note.offset),
         {note.item, NearestWord(note.item, items)});
  }
  for (const ChangeRow& row : comparison.rows) {
    if (!row.reasons.empty()) continue;
    Place place;
    place.file = notes.source.name();
    Warn(diagnostics, MessageId::change_without_reason, std::move(place), {PathWords(row), row.item});
  }
}

}  // namespace yoshiki
