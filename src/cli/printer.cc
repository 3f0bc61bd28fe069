#include "cli/printer.h"

#include <array>
#include <cstdint>
#include <ostream>

#include "cli/display_width.h"
#include "cli/json_line.h"

namespace yoshiki {
namespace {

constexpr int kExcerptWidth = 96;

std::string_view SeverityWord(Severity severity, Language language) {
  if (language == Language::japanese) return severity == Severity::error ? "エラー" : "警告";
  return severity == Severity::error ? "error" : "warning";
}

// "model.json:3:14", as far as it is known; the program's name when no file is.
std::string WhereOf(const Place& place) {
  std::string where = place.file.empty() ? "yoshiki" : VisibleName(place.file);
  if (place.at.line > 0) where += ":" + std::to_string(place.at.line) + ":" + std::to_string(place.at.column);
  return where;
}

void PrintExcerpt(const Place& place, std::ostream& err) {
  if (place.at.line == 0 || place.source_line.empty()) return;
  const std::string number = std::to_string(place.at.line);
  const Excerpt excerpt =
      ExcerptOf(place.source_line, place.at.column - place.source_column + 1, kExcerptWidth);
  err << "  " << number << " | " << excerpt.text << '\n'
      << "  " << std::string(number.size(), ' ') << " | "
      << std::string(static_cast<std::size_t>(excerpt.caret), ' ') << "^\n";
}

std::string Counted(std::size_t n, std::string_view noun) {
  return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s");
}

std::string Tenths(std::int64_t value, std::int64_t unit) {
  const std::int64_t tenths = (value * 10 + unit / 2) / unit;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string LeftPadded(const std::string& text, int width) {
  const int missing = width - DisplayWidth(text);
  return std::string(static_cast<std::size_t>(missing > 0 ? missing : 0), ' ') + text;
}

}  // namespace

void PrintText(const Diagnostic& diagnostic, Language language, std::ostream& err) {
  const Place& place = diagnostic.place;
  const bool japanese = language == Language::japanese;
  err << WhereOf(place) << ": " << SeverityWord(diagnostic.severity, language) << ": "
      << Visible(MessageText(diagnostic, language)) << " [" << CodeOf(diagnostic.id) << "]\n";
  PrintExcerpt(place, err);
  if (!place.pointer.empty() || !place.item.empty()) {
    err << (japanese ? "  場所: " : "  at: ") << Visible(place.pointer);
    if (!place.item.empty()) err << (place.pointer.empty() ? "(" : "  (") << Visible(place.item) << ')';
    err << '\n';
  }
  const std::string hint = HintText(diagnostic, language);
  if (!hint.empty()) err << (japanese ? "  対処: " : "  hint: ") << Visible(hint) << '\n';
}

void AddMembers(const Diagnostic& diagnostic, Language language, JsonLine& line) {
  const auto number = [&](const char* key, int value) {
    value > 0 ? line.Number(key, value) : line.Null(key);
  };
  const Place& place = diagnostic.place;
  line.Text("file", place.file);
  number("line", place.at.line);
  number("column", place.at.column);
  line.Text("severity", SeverityWord(diagnostic.severity, Language::english))
      .Text("code", CodeOf(diagnostic.id))
      .Text("message", MessageText(diagnostic, language))
      .Text("pointer", place.pointer)
      .Text("item", place.item)
      .Text("hint", HintText(diagnostic, language));
}

void PrintJson(const Diagnostic& diagnostic, Language language, std::ostream& err) {
  JsonLine line;
  AddMembers(diagnostic, language, line);
  line.Print(err);
}

void PrintDiagnostics(const Diagnostics& diagnostics, const Presentation& presentation, std::ostream& err) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const auto print = presentation.json ? PrintJson : PrintText;
    print(diagnostic, presentation.language, err);
  }
}

void PrintSummary(const Diagnostics& diagnostics, const std::string& output, const Presentation& presentation,
                  std::ostream& err) {
  if (presentation.json || diagnostics.empty()) return;
  const std::size_t errors = diagnostics.errors();
  const std::size_t warnings = diagnostics.all().size() - errors;
  const std::string name = output == "-" ? "<stdout>" : VisibleName(output);
  if (presentation.language == Language::japanese) {
    if (errors > 0) err << "エラー" << errors << "件";
    if (warnings > 0) err << (errors > 0 ? "、" : "") << "警告" << warnings << "件";
    err << "。" << (output.empty() ? "何も書き出していません。" : name + " に書き出しました。") << '\n';
    return;
  }
  if (errors > 0) err << Counted(errors, "error");
  if (warnings > 0) err << (errors > 0 ? ", " : "") << Counted(warnings, "warning");
  err << "; " << (output.empty() ? "nothing written" : "written: " + name) << '\n';
}

void PrintStats(const StageLog& log, Language language, std::ostream& err) {
  constexpr int kStage = 10, kNumber = 12;
  constexpr std::int64_t kMillisecond = 1'000'000, kMebibyte = 1024;
  const bool japanese = language == Language::japanese;
  const auto row = [&](std::string_view stage, std::int64_t nanoseconds, std::int64_t peak) {
    err << Padded(stage, kStage) << LeftPadded(Tenths(nanoseconds, kMillisecond), kNumber)
        << LeftPadded(Tenths(peak, kMebibyte), kNumber) << '\n';
  };
  err << Padded(japanese ? "段階" : "stage", kStage) << LeftPadded(japanese ? "時間 ms" : "ms", kNumber)
      << LeftPadded(japanese ? "最大 MiB" : "peak MiB", kNumber) << '\n';
  std::int64_t total = 0, peak = 0;
  for (const StageLog::Entry& entry : log.entries()) {
    row(entry.stage, entry.nanoseconds, entry.peak_kibibytes);
    total += entry.nanoseconds;
    peak = entry.peak_kibibytes;
  }
  row(japanese ? "合計" : "total", total, peak);
}

}  // namespace yoshiki
