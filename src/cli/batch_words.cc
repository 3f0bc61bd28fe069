#include "cli/batch_words.h"

#include "cli/display_width.h"

namespace yoshiki {

const char* StateWord(JobState state) {
  switch (state) {
    case JobState::made:
      return "made";
    case JobState::warned:
      return "warned";
    case JobState::rejected:
      return "rejected";
    case JobState::failed:
      break;
  }
  return "failed";
}

std::string StateText(JobState state, Language language) {
  if (language == Language::english) return StateWord(state);
  switch (state) {
    case JobState::made:
      return "作成";
    case JobState::warned:
      return "作成（警告あり）";
    case JobState::rejected:
      return "不備";
    case JobState::failed:
      break;
  }
  return "失敗";
}

const char* WhyWord(MakingReason why) {
  constexpr const char* kWords[] = {"never-made", "failed-before", "changed", "gone", "altered", "forced"};
  return kWords[static_cast<std::size_t>(why)];
}

std::string WhyText(MakingReason why, Language language) {
  if (language == Language::english) return WhyWord(why);
  constexpr const char* kWords[] = {"台帳に記録なし", "前回失敗",   "変更あり",
                                    "出力の消失",     "出力の改変", "--force"};
  return kWords[static_cast<std::size_t>(why)];
}

namespace {

std::string ChangeWords(const Dependency& dependency, bool japanese) {
  const std::string name = VisibleName(dependency.name);
  switch (dependency.kind) {
    case Dependency::Kind::setting:
      if (dependency.name == "program")
        return japanese ? "プログラムの版が変わりました" : "the program changed";
      if (dependency.name == "options")
        return japanese ? "設定の項目が増減しました" : "settings came or went";
      return japanese ? "設定 " + name + " が変わりました" : "the setting " + name + " changed";
    case Dependency::Kind::listing:
      if (name.empty()) return japanese ? "様式や版が増減しました" : "forms or editions came or went";
      return (japanese ? "様式の版が増減しました: " : "editions came or went: ") + name;
    case Dependency::Kind::font:
      return japanese ? "書体 " + name + " が変わりました" : "the font " + name + " changed";
    default:
      return name + (japanese ? " が変わりました" : " changed");
  }
}

}  // namespace

std::string ReasonWords(const Staleness& staleness, Language language) {
  using Why = Staleness::Why;
  const bool japanese = language == Language::japanese;
  switch (staleness.why) {
    case Why::never_made:
      return japanese ? "台帳に記録がありません" : "the ledger does not know it";
    case Why::failed_before:
      return japanese ? "前回は作成できませんでした" : "it could not be made the last time";
    case Why::gone:
      return japanese ? "出力がなくなっています" : "the output is gone";
    case Why::altered:
      return japanese ? "出力が作成時の内容と違います" : "the output is not what was made";
    case Why::forced:
      return japanese ? "--force の指定" : "--force";
    case Why::changed:
      break;
  }
  std::string words;
  for (const Dependency& dependency : staleness.changed)
    words += (words.empty() ? "" : japanese ? "、" : "; ") + ChangeWords(dependency, japanese);
  return words;
}

std::string DependencyWords(const Dependency& dependency, Language language) {
  const bool japanese = language == Language::japanese;
  const auto kind = [&]() -> const char* {
    switch (dependency.kind) {
      case Dependency::Kind::input:
        return japanese ? "入力 " : "input ";
      case Dependency::Kind::layout:
        return japanese ? "様式 " : "layout ";
      case Dependency::Kind::listing:
        if (dependency.name.empty()) return japanese ? "様式や版の一覧" : "list of forms or editions";
        return japanese ? "様式の一覧 " : "list of layouts ";
      case Dependency::Kind::file:
        return japanese ? "ファイル " : "file ";
      case Dependency::Kind::font:
        return japanese ? "書体 " : "font ";
      case Dependency::Kind::setting:
        break;
    }
    return japanese ? "設定 " : "setting ";
  };
  return kind() + VisibleName(dependency.name);
}

}  // namespace yoshiki
