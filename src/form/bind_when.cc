#include "form/bind_when.h"

#include <optional>
#include <utility>

namespace yoshiki {
namespace {

struct Halves {
  std::string_view id, option;
};

std::optional<Halves> SplitAt(std::string_view condition, std::string_view word) {
  const std::size_t at = condition.find(word);
  if (at == std::string_view::npos) return std::nullopt;
  const Halves halves{condition.substr(0, at), condition.substr(at + word.size())};
  if (halves.id.find(' ') != std::string_view::npos || halves.option.find(' ') != std::string_view::npos) {
    return std::nullopt;
  }
  return halves;
}

bool IsChosen(const Halves& halves, const Scope& scope) {
  const Value* value = scope.ValueOf(halves.id);
  return value != nullptr && value->kind == ValueKind::text && value->text == halves.option;
}

bool IsTicked(const Halves& halves, const Scope& scope) {
  const Value* checks = scope.ValueOf(halves.id);
  const Value* option = checks == nullptr ? nullptr : checks->Find(halves.option);
  if (option == nullptr) return false;
  if (option->kind == ValueKind::object) option = option->Find("checked");
  return option != nullptr && (option->kind == ValueKind::text || option->boolean);
}

}  // namespace

bool Holds(std::string_view condition, const Scope& scope) {
  if (const auto halves = SplitAt(condition, " != ")) return !IsChosen(*halves, scope);
  if (const auto halves = SplitAt(condition, " = ")) return IsChosen(*halves, scope);
  if (const auto halves = SplitAt(condition, " has not ")) return !IsTicked(*halves, scope);
  if (const auto halves = SplitAt(condition, " has ")) return IsTicked(*halves, scope);
  return true;
}

}  // namespace yoshiki
