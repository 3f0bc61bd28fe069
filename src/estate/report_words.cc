#include "estate/report_words.h"

#include <chrono>
#include <cstdio>

#include "estate/traced_files.h"

namespace yoshiki {

std::string ReportWords::State(JobState state) const {
  switch (state) {
    case JobState::made:
      return (*this)("made", "作成");
    case JobState::warned:
      return (*this)("made, with warnings", "作成（警告あり）");
    case JobState::rejected:
      return (*this)("rejected", "不備");
    case JobState::failed:
      break;
  }
  return (*this)("failed", "失敗");
}

std::string ReportWords::Reason(const DependencyChange& change, bool of_document) const {
  using How = DependencyChange::How;
  const auto& [kind, name, sha256] = change.dependency;
  const bool is_theme = name.starts_with("themes/");
  std::string what;
  switch (kind) {
    case Dependency::Kind::input:
      what = of_document ? (*this)("model ", "モデル ") : (*this)("input ", "入力 ");
      break;
    case Dependency::Kind::layout:
      what = is_theme ? (*this)("theme ", "テーマ ") : (*this)("layout ", "様式 ");
      break;
    case Dependency::Kind::listing:
      if (name.empty()) return (*this)("forms or editions came or went", "様式や版の増減");
      what = (*this)("the list of layouts ", "様式の一覧 ");
      break;
    case Dependency::Kind::file:
      what = (*this)("file ", "ファイル ");
      break;
    case Dependency::Kind::font:
      what =
          name == kColourProfile ? (*this)("colour profile ", "色プロファイル ") : (*this)("font ", "書体 ");
      break;
    case Dependency::Kind::setting:
      if (name == "program") return (*this)("the program changed", "プログラムの変更");
      if (name == "options") return (*this)("settings came or went", "設定項目の増減");
      what = (*this)("setting ", "設定 ");
      break;
  }
  what += name;
  if (change.how == How::came) return what + (*this)(": newly used", "（新たに使用）");
  if (change.how == How::gone) return what + (*this)(": no longer used", "（使用しなくなった）");
  return what + (*this)(" changed", " の変更");
}

std::vector<std::string> ReportWords::Reasons(const ReportedOutput& output) const {
  if (output.is_first) return {(*this)("the ledger did not know it", "台帳に記録なし")};
  std::vector<std::string> reasons;
  if (output.failed_before)
    reasons.emplace_back((*this)("it could not be made the last time", "前回は作成できなかった"));
  for (const DependencyChange& change : output.reasons) reasons.push_back(Reason(change, output.is_document));
  switch (output.record.why) {
    case MakingReason::never_made:
      reasons.emplace_back((*this)("the ledger did not know it any more", "台帳に有効な記録なし"));
      break;
    case MakingReason::failed_before:
      if (!output.failed_before)
        reasons.emplace_back((*this)("an attempt at it had failed", "作成に失敗した記録あり"));
      break;
    case MakingReason::changed:
      // The records that show what may be gone by now.
      if (reasons.empty())
        reasons.emplace_back((*this)("what it is made from had changed", "作成に用いるものの変更"));
      break;
    case MakingReason::gone:
      reasons.emplace_back((*this)("its output was gone", "出力の消失"));
      break;
    case MakingReason::altered:
      reasons.emplace_back((*this)("its output was not what had been made", "出力の改変"));
      break;
    case MakingReason::forced:
      reasons.emplace_back((*this)("--force", "--force の指定"));
      break;
  }
  return reasons;
}

std::string ReportWords::Verdict(PageChanges::Verdict verdict) const {
  switch (verdict) {
    case PageChanges::Verdict::identical:
      return (*this)("same pages, other file", "ページは同じ（ファイルの中身だけが違う）");
    case PageChanges::Verdict::layout:
      return (*this)("only the appearance changed", "見た目だけが変わった");
    case PageChanges::Verdict::text:
      return (*this)("the text changed", "文字が変わった");
    case PageChanges::Verdict::unknown:
      break;
  }
  return "";
}

std::string ReportWords::Change(const ReportedOutput& output) const {
  if (!output.made() || output.is_first) return "";
  const std::string verdict = Verdict(output.pages.verdict), pages = Pages(output.pages);
  if (output.same_bytes && pages.empty()) return (*this)("identical, to the byte", "バイト単位で同一");
  if (verdict.empty()) return (*this)("its content changed", "内容が変わった");
  return pages.empty() ? verdict : verdict + (*this)(", ", "。") + pages;
}

std::string ReportWords::Pages(const PageChanges& changes) const {
  std::vector<std::size_t> differ, came, gone;
  for (const PagePair& pair : changes.pages) {
    if (pair.before == 0) {
      came.push_back(pair.after);
    } else if (pair.after == 0) {
      gone.push_back(pair.before);
    } else {
      differ.push_back(pair.after);
    }
  }
  std::string words;
  const auto add = [&](const std::vector<std::size_t>& pages, const char* head) {
    if (pages.empty()) return;
    if (!words.empty()) words += (*this)("; ", "、");
    words += head + PageRanges(pages);
  };
  add(differ, (*this)(differ.size() == 1 ? "on page " : "on pages ", "違うページ: "));
  add(came, (*this)("added: ", "増えたページ: "));
  add(gone, (*this)("removed: ", "なくなったページ（変更前）: "));
  return words;
}

std::string ReportWords::Page(std::size_t page) const {
  return japanese_ ? std::to_string(page) + " ページ目" : "page " + std::to_string(page);
}

std::string ReportWords::Outputs(std::int64_t count) const {
  return std::to_string(count) + (*this)(count == 1 ? " output" : " outputs", " 件");
}

std::string UtcText(std::int64_t seconds) {
  if (seconds == 0) return "–";
  constexpr std::int64_t kLastOfYear9999 = 253'402'300'799;
  if (seconds < 0 || seconds > kLastOfYear9999) return std::to_string(seconds);
  using std::chrono::days, std::chrono::floor;
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = floor<days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d:%02d UTC", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

}  // namespace yoshiki
