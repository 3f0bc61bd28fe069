#include "form/draft.h"

#include <utility>

namespace yoshiki {

void ReportAt(const Draft& draft, MessageId id, const Origin& origin, std::vector<std::string> args,
              Diagnostics& diagnostics) {
  if (diagnostics.errors() >= kMaxLayoutFaults) return;
  const std::string path = YamlPath(draft.trees[origin.source], origin.offset);
  diagnostics.Error(id, PlaceAt(draft.definition.sources[origin.source], origin.offset, path),
                    std::move(args));
}

std::string LineOf(const Draft& draft, const Origin& origin) {
  const SourceText& source = draft.definition.sources[origin.source];
  return source.name() + ":" + std::to_string(source.At(origin.offset).line);
}

std::vector<std::string> ItemIds(const Draft& draft) {
  std::vector<std::string> ids;
  ids.reserve(draft.definition.items.size());
  for (const auto& [id, item] : draft.definition.items) ids.push_back(id);
  return ids;
}

}  // namespace yoshiki
