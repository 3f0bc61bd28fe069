// Bind: a form's definition and a statement become all words that will be printed, in reading order.
#include <algorithm>
#include <string>
#include <string_view>

#include "form/bind_parts.h"
#include "form/bind_scope.h"
#include "form/definition.h"
#include "form/words.h"

namespace yoshiki {
namespace {

constexpr std::size_t kFootName = 80;  // characters; the foot is one line

// The cover's ids have the same meaning in every form, so document properties may rely on them.
std::string CoverText(const Scope& root, std::string_view id) {
  const Value* value = root.ValueOf(id);
  return value == nullptr ? std::string() : OneLine(value->text, kFootName);
}

std::string Pair(const std::string& first, std::string_view between, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  return first + std::string(between) + second;
}

// A section that was left out leaves no link behind.
void DropDeadLinks(BoundForm& form) {
  std::erase_if(form.links, [&form](const LinkTarget& link) {
    return std::ranges::find(form.parts, link.key, &Part::key) == form.parts.end();
  });
}

}  // namespace

BoundForm Bind(const Form& form, const Statement& statement, const BindOptions& options) {
  const Definition& definition = form.definition();
  const Scope root = RootScope(statement.root, definition.form);
  BoundForm bound;
  const std::string number = CoverText(root, "cover.number");
  const std::string name = CoverText(root, "cover.name");
  bound.title = Pair(number, " ", name);
  if (bound.title.empty()) bound.title = definition.title;
  bound.author = CoverText(root, "cover.agency");
  bound.subject = Pair(definition.title, " ", definition.mark);
  bound.foot = Pair(number, "　", name);
  PartBinder parts(definition, options, root, bound);
  for (const PartDef& part : definition.parts) parts.BindPart(part);
  DropDeadLinks(bound);
  return bound;
}

}  // namespace yoshiki
