#include "cli/listings.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "cli/display_width.h"

namespace yoshiki {
namespace {

using Listing = std::vector<std::vector<std::string>>;

std::string StateWord(FaceReport::State state, bool verified, Language language) {
  const bool japanese = language == Language::japanese;
  switch (state) {
    case FaceReport::State::good:
      if (verified) return japanese ? "照合済" : "verified";
      return japanese ? "あり" : "found";
    case FaceReport::State::missing:
      return japanese ? "なし" : "missing";
    case FaceReport::State::unreadable:
      return japanese ? "読取不可" : "unreadable";
    case FaceReport::State::differs:
      break;
  }
  return japanese ? "相違" : "differs";
}

void AddFault(const FaceReport& face, Diagnostics& diagnostics) {
  Place place;
  place.file = face.path;
  switch (face.state) {
    case FaceReport::State::good:
      return;
    case FaceReport::State::missing:
      if (face.role.empty()) return;
      if (face.package.empty()) return diagnostics.Error(MessageId::own_font_missing, {}, {face.file});
      if (face.role == "fallback")
        return diagnostics.Warn(MessageId::fallback_missing, {}, {face.name, face.file, face.package});
      return diagnostics.Error(MessageId::font_missing, {}, {face.name, face.file, face.package});
    case FaceReport::State::unreadable:
      return diagnostics.Error(MessageId::font_file_unreadable, place, {face.name, "open", face.package});
    case FaceReport::State::differs:
      if (face.package.empty()) return diagnostics.Warn(MessageId::own_font_differs, {}, {face.file});
      return diagnostics.Warn(MessageId::font_differs, place, {face.name, face.version, face.package});
  }
}

}  // namespace

void PrintColumns(const std::vector<std::vector<std::string>>& rows, std::ostream& out) {
  std::vector<int> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], DisplayWidth(row[i]));
  }
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out << (i + 1 < row.size() ? Padded(row[i], widths[i]) + "  " : row[i]);
    }
    out << '\n';
  }
}

void ListForms(const FileSource& layouts, Language language, std::ostream& out, Diagnostics& diagnostics,
               std::string_view form_name) {
  const std::vector<EditionName> names = ListEditions(layouts);
  const bool japanese = language == Language::japanese;
  Listing rows{{japanese ? "様式" : "form", japanese ? "版" : "edition", "", japanese ? "名称" : "title"}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool newest = i + 1 == names.size() || names[i + 1].form != names[i].form;
    if (!form_name.empty() && names[i].form != form_name) continue;
    const auto form = LoadForm(layouts, names[i].form, names[i].edition, {}, diagnostics);
    if (form)
      rows.push_back({form->name(), form->edition(), newest ? "*" : "", form->mark() + " " + form->title()});
  }
  if (rows.size() > 1 || form_name.empty()) return PrintColumns(rows, out);
  if (!diagnostics.has_errors())
    LoadForm(layouts, form_name, {}, {}, diagnostics);  // says that there is none
}

void ListFonts(const std::vector<FaceReport>& faces, bool verify, Language language, std::ostream& out,
               Diagnostics& diagnostics) {
  const bool japanese = language == Language::japanese;
  Listing rows{japanese ? std::vector<std::string>{"状態", "役割", "書体", "版", "パッケージ", "ファイル"}
                        : std::vector<std::string>{"state", "role", "font", "version", "package", "file"}};
  for (const FaceReport& face : faces) {
    rows.push_back({StateWord(face.state, verify, language), face.role.empty() ? "–" : face.role, face.name,
                    face.version, face.package, VisibleName(face.path.empty() ? face.file : face.path)});
    AddFault(face, diagnostics);
  }
  if (rows.size() > 1) PrintColumns(rows, out);
}

void PrintVerification(const std::string& pdf, const Verification& verified, Language language,
                       std::ostream& out) {
  if (verified.outcome != VerifyOutcome::same && verified.outcome != VerifyOutcome::same_text) return;
  const bool same = verified.outcome == VerifyOutcome::same;
  out << VisibleName(pdf) << ": ";
  if (language == Language::japanese) {
    out << VisibleName(verified.model) << (same ? " から同じファイルができます" : " と文章が一致します")
        << "（" << verified.pages << " ページ）\n";
  } else {
    out << (same ? "the same file comes from " : "the same text comes from ") << VisibleName(verified.model)
        << " (" << verified.pages << " pages)\n";
  }
}

void PrintVersion(std::ostream& out) {
  out << "yoshiki " << ProgramVersion() << '\n';
  for (const auto& [name, version] : LibraryVersions()) out << "  " << name << ' ' << version << '\n';
}

}  // namespace yoshiki
