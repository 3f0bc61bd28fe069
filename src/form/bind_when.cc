#include "form/bind_when.h"

#include <utility>

namespace yoshiki {
namespace {

bool IsChosen(const Condition& condition, const Scope& scope) {
  const Value* value = scope.ValueOf(condition.id);
  return value != nullptr && value->kind == ValueKind::text && value->text == condition.option;
}

bool IsTicked(const Condition& condition, const Scope& scope) {
  const Value* checks = scope.ValueOf(condition.id);
  const Value* option = checks == nullptr ? nullptr : checks->Find(condition.option);
  if (option == nullptr) return false;
  if (option->kind == ValueKind::object) option = option->Find("checked");
  return option != nullptr && (option->kind == ValueKind::text || option->boolean);
}

}  // namespace

std::optional<Condition> ParseCondition(std::string_view when) {
  using enum Condition::Kind;
  constexpr std::pair<std::string_view, Condition::Kind> kWords[] = {
      {" != ", is_not}, {" = ", is}, {" has not ", has_not}, {" has ", has}};
  for (const auto& [word, kind] : kWords) {
    const std::size_t at = when.find(word);
    if (at == std::string_view::npos) continue;
    const Condition found{kind, when.substr(0, at), when.substr(at + word.size())};
    const bool in_words =
        found.id.find(' ') != std::string_view::npos || found.option.find(' ') != std::string_view::npos;
    if (!in_words) return found;
  }
  return std::nullopt;
}

bool Holds(std::string_view when, const Scope& scope) {
  const auto condition = ParseCondition(when);
  if (!condition) return true;
  switch (condition->kind) {
    case Condition::Kind::is:
      return IsChosen(*condition, scope);
    case Condition::Kind::is_not:
      return !IsChosen(*condition, scope);
    case Condition::Kind::has:
      return IsTicked(*condition, scope);
    case Condition::Kind::has_not:
      break;
  }
  return !IsTicked(*condition, scope);
}

}  // namespace yoshiki
