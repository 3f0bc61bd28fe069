#include "cli/edition_listing.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <ostream>
#include <string>
#include <string_view>

#include "cli/display_width.h"
#include "cli/edition_words.h"

namespace yoshiki {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void PrintChanges(const EditionReport& report, Language language, std::ostream& out) {
  const bool japanese = language == Language::japanese;
  if (report.changes.empty()) {
    out << (japanese ? "相違はありません。\n" : "no difference\n");
    return;
  }
  const std::string* part = nullptr;
  for (const EditionChange& change : report.changes) {
    if (part == nullptr || *part != change.part) {
      out << '\n'
          << (!change.part.empty() ? Visible(change.part)
              : japanese           ? "様式全体"
                                   : "the whole form")
          << '\n';
    }
    part = &change.part;
    out << "  " << SignOf(change.kind) << ' ' << Visible(WordsOf(change, language)) << '\n';
  }
}

void PrintMore(std::size_t count, bool japanese, std::ostream& out) {
  if (count == 0) return;
  out << (japanese ? "  … ほか " : "  … and ") << count << (japanese ? " 件\n" : " more\n");
}

void PrintGaps(const EditionNeeds& needs, bool japanese, std::ostream& out) {
  if (needs.gaps.empty()) return;
  out << (japanese ? "\nモデルに足りない記載\n" : "\nwhat the model lacks\n");
  for (const EditionGap& gap : needs.gaps) {
    out << "  + " << Visible(gap.item) << "  " << Visible(gap.pointer);
    if (!gap.condition.empty())
      out << (japanese ? "（" : " (since ") << Visible(gap.condition) << (japanese ? " のため）" : ")");
    out << '\n';
  }
  PrintMore(needs.more_gaps, japanese, out);
}

void PrintRests(const EditionNeeds& needs, bool japanese, std::ostream& out) {
  if (needs.rests.empty()) return;
  out << (japanese ? "\nモデルにあるが印刷されなくなる記載\n"
                   : "\nwhat the model holds that is no longer printed\n");
  for (const EditionRest& rest : needs.rests) {
    const Place& place = rest.place;
    out << "  - " << VisibleName(place.file) << ':' << place.at.line << ':' << place.at.column << ": "
        << Visible(place.item.empty() ? place.pointer : place.item);
    if (!rest.option.empty())
      out << (japanese ? "：選択肢 " : ": option ") << Visible(rest.option + " (" + rest.label + ")");
    out << '\n';
  }
  PrintMore(needs.more_rests, japanese, out);
}

void PrintNeeds(const EditionNeeds& needs, bool japanese, std::ostream& out) {
  PrintGaps(needs, japanese, out);
  PrintRests(needs, japanese, out);
  if (!needs.gaps.empty() || !needs.rests.empty()) return;
  out << (japanese ? "\nモデルに足りない記載も、印刷されなくなる記載もありません。\n"
                   : "\nthe model lacks nothing, and nothing of it stays unprinted\n");
}

void Text(Writer& writer, const char* key, std::string_view value) {
  std::string valid;  // the name of a file may be no UTF-8
  for (std::size_t at = 0; at < value.size();) AppendUtf8(valid, NextCodePoint(value, at));
  writer.Key(key);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

template <typename Fill>
void PrintObject(std::ostream& out, Fill fill) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  fill(writer);
  writer.EndObject();
  out << buffer.GetString() << '\n';
}

}  // namespace

void PrintEditions(const EditionReport& report, Language language, std::ostream& out) {
  out << report.form << ": " << report.older << " → " << report.newer << '\n';
  PrintChanges(report, language, out);
  if (report.needs) PrintNeeds(*report.needs, language == Language::japanese, out);
}

void PrintEditionsJson(const EditionReport& report, std::ostream& out) {
  for (const EditionChange& change : report.changes) {
    PrintObject(out, [&](Writer& writer) {
      Text(writer, "change", CodeOf(change.kind));
      Text(writer, "part", change.part);
      Text(writer, "place", change.place);
      Text(writer, "id", change.id);
      Text(writer, "option", change.option);
      Text(writer, "before", change.before);
      Text(writer, "after", change.after);
      Text(writer, "behind", change.behind);
      writer.Key("required");
      writer.Bool(change.required);
      Text(writer, "condition", change.condition);
    });
  }
  if (!report.needs) return;
  for (const EditionGap& gap : report.needs->gaps) {
    PrintObject(out, [&](Writer& writer) {
      Text(writer, "lacks", gap.id);
      Text(writer, "pointer", gap.pointer);
      Text(writer, "item", gap.item);
      Text(writer, "condition", gap.condition);
    });
  }
  for (const EditionRest& rest : report.needs->rests) {
    PrintObject(out, [&](Writer& writer) {
      Text(writer, "unprinted", rest.id);
      Text(writer, "option", rest.option);
      Text(writer, "label", rest.label);
      Text(writer, "file", rest.place.file);
      writer.Key("line");
      writer.Int(rest.place.at.line);
      writer.Key("column");
      writer.Int(rest.place.at.column);
      Text(writer, "pointer", rest.place.pointer);
      Text(writer, "item", rest.place.item);
    });
  }
  if (report.needs->more_gaps + report.needs->more_rests == 0) return;
  PrintObject(out, [&](Writer& writer) {
    writer.Key("more_lacks");
    writer.Uint64(report.needs->more_gaps);
    writer.Key("more_unprinted");
    writer.Uint64(report.needs->more_rests);
  });
}

}  // namespace yoshiki
