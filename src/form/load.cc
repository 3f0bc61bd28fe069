// From layout files to a Form: the chain of editions is read base first, then each says what it changes.
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

#include "form/change.h"
#include "form/draft.h"
#include "form/form.h"
#include "form/read_options.h"
#include "form/read_parts.h"
#include "form/read_rows.h"
#include "form/validate.h"

namespace yoshiki {
namespace {

constexpr std::string_view kExtension = ".yaml";

bool IsEditionName(std::string_view name) {
  constexpr std::string_view kShape = "0000-00";
  return std::equal(name.begin(), name.end(), kShape.begin(), kShape.end(),
                    [](char c, char shape) { return shape == '-' ? c == '-' : c >= '0' && c <= '9'; });
}

std::string FileName(std::string_view form, std::string_view edition) {
  return std::string(form) + "/" + std::string(edition) + std::string(kExtension);
}

// The edition to read when the caller leaves it open or asks for one there is.
std::optional<std::string> ChooseEdition(const FileSource& layouts, std::string_view form,
                                         std::string_view edition, const Place& asked_at,
                                         Diagnostics& diagnostics) {
  std::vector<std::string> forms, editions;
  for (const EditionName& name : ListEditions(layouts)) {
    if (forms.empty() || forms.back() != name.form) forms.push_back(name.form);
    if (name.form == form) editions.push_back(name.edition);
  }
  if (editions.empty()) {
    diagnostics.Error(MessageId::unknown_form, asked_at, {std::string(form), Joined(forms)});
    return std::nullopt;
  }
  if (edition.empty()) return editions.back();
  if (std::find(editions.begin(), editions.end(), edition) != editions.end()) return std::string(edition);
  diagnostics.Error(MessageId::unknown_edition, asked_at,
                    {std::string(edition), std::string(form), Joined(editions)});
  return std::nullopt;
}

// Files of one edition, oldest base last while they are gathered.
struct Chain {
  std::vector<SourceText> sources;
  std::vector<YamlNode> trees;
  std::vector<std::string> editions;
};

void CheckNames(const NodeReader& reader, std::string_view form, std::string_view edition) {
  const auto check = [&](std::string_view key, std::string_view wanted) {
    const YamlNode* const node = reader.root().Find(key);
    if (node == nullptr)
      return reader.Fault(MessageId::layout_missing_key, reader.root(), {std::string(key)});
    if (!reader.IsText(*node) || node->text == wanted) return;
    reader.Fault(MessageId::layout_name_differs, *node, {std::string(key), node->text, std::string(wanted)});
  };
  check("form", form);
  check("edition", edition);
}

// The base that a tree names: "" when it is a whole layout, nothing when the base cannot be had.
std::optional<std::string> BaseOf(const NodeReader& reader, const FileSource& layouts, std::string_view form,
                                  const std::vector<std::string>& seen) {
  const YamlNode* const base = reader.root().Find("base");
  if (base == nullptr) return std::string();
  if (!reader.IsText(*base)) return std::nullopt;
  if (std::find(seen.begin(), seen.end(), base->text) != seen.end()) {
    reader.Fault(MessageId::layout_base_cycle, *base, {base->text});
    return std::nullopt;
  }
  std::vector<std::string> editions;
  for (const EditionName& name : ListEditions(layouts)) {
    if (name.form == form) editions.push_back(name.edition);
  }
  if (std::find(editions.begin(), editions.end(), base->text) != editions.end()) return base->text;
  reader.Fault(MessageId::layout_no_base, *base, {base->text, Joined(editions)});
  return std::nullopt;
}

// Reads the file of `edition` and of its bases. Faults are added; gives nothing when a file cannot be used at
// all.
std::optional<Chain> ReadChain(const FileSource& layouts, std::string_view form, std::string edition,
                               const Place& asked_at, Diagnostics& diagnostics) {
  Chain chain;
  while (!edition.empty()) {
    const std::string name = FileName(form, edition);
    std::optional<std::string> bytes = layouts.Read(name);
    if (!bytes) {
      diagnostics.Error(MessageId::layout_unreadable, asked_at, {layouts.DisplayName(name)});
      return std::nullopt;
    }
    const SourceText& source = chain.sources.emplace_back(layouts.DisplayName(name), std::move(*bytes));
    std::optional<YamlNode> tree = ParseYaml(source, diagnostics);
    if (!tree) return std::nullopt;
    chain.trees.push_back(std::move(*tree));
    chain.editions.push_back(edition);
    const NodeReader reader(source, chain.sources.size() - 1, chain.trees.back(), diagnostics);
    if (!reader.IsMapping(reader.root())) return std::nullopt;
    CheckNames(reader, form, edition);
    std::optional<std::string> base = BaseOf(reader, layouts, form, chain.editions);
    if (!base) return std::nullopt;
    edition = std::move(*base);
  }
  return chain;
}

// A layout that stands on its own.
void ReadWhole(const NodeReader& reader, Draft& draft) {
  const Fields fields(reader, reader.root(),
                      {"form", "edition", "title", "short", "mark", "widths", "option-lists", "parts"});
  Definition& definition = draft.definition;
  definition.title = fields.NeedText("title");
  definition.short_title = fields.NeedText("short");
  definition.mark = fields.NeedText("mark");
  if (const YamlNode* widths = fields.Find("widths"))
    draft.widths = ReadWidths(reader, *widths, draft.widths);
  if (const YamlNode* lists = fields.Find("option-lists")) ReadOptionLists(reader, *lists, draft);
  fields.Need("parts");
  const auto* const parts = fields.List("parts");
  if (parts == nullptr) return;
  for (const YamlNode& node : *parts) definition.parts.push_back(ReadPart(reader, node, draft));
}

Draft DraftOf(Chain chain, std::string_view form) {
  Draft draft;
  draft.definition.form = form;
  draft.definition.edition = chain.editions.front();
  std::reverse(chain.sources.begin(), chain.sources.end());
  std::reverse(chain.trees.begin(), chain.trees.end());
  draft.definition.sources = std::move(chain.sources);
  draft.trees = std::move(chain.trees);
  return draft;
}

// Reads all files of the draft, oldest first; stops behind a file with faults, since what follows builds on
// it.
void ReadAll(Draft& draft, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < draft.trees.size(); ++i) {
    const std::size_t errors = diagnostics.errors();
    const NodeReader reader(draft.definition.sources[i], i, draft.trees[i], diagnostics);
    if (i == 0) {
      ReadWhole(reader, draft);
    } else {
      ReadDifference(reader, draft);
    }
    Validate(draft, diagnostics);
    if (diagnostics.errors() > errors) return;
  }
}

// A person goes through a file from top to bottom; files stay in the order in which they were first found at
// fault.
void AddInFileOrder(const Diagnostics& found, Diagnostics& diagnostics) {
  std::vector<std::string> files;
  const auto rank = [&](const Diagnostic& d) {
    const auto file = std::find(files.begin(), files.end(), d.place.file);
    if (file == files.end()) files.push_back(d.place.file);
    return std::tuple(std::find(files.begin(), files.end(), d.place.file) - files.begin(), d.place.at.line,
                      d.place.at.column);
  };
  std::vector<Diagnostic> sorted = found.all();
  for (const Diagnostic& diagnostic : sorted) rank(diagnostic);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return rank(a) < rank(b); });
  for (Diagnostic& diagnostic : sorted) diagnostics.Add(std::move(diagnostic));
}

}  // namespace

const std::string& Form::name() const { return definition_->form; }
const std::string& Form::edition() const { return definition_->edition; }
const std::string& Form::title() const { return definition_->title; }
const std::string& Form::mark() const { return definition_->mark; }

std::vector<EditionName> ListEditions(const FileSource& layouts) {
  std::vector<EditionName> editions;
  for (const std::string& name : layouts.List("")) {
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos || !name.ends_with(kExtension)) continue;
    const std::string edition = name.substr(slash + 1, name.size() - slash - 1 - kExtension.size());
    if (slash > 0 && IsEditionName(edition)) editions.push_back({name.substr(0, slash), edition});
  }
  std::sort(editions.begin(), editions.end(), [](const EditionName& a, const EditionName& b) {
    return std::tie(a.form, a.edition) < std::tie(b.form, b.edition);
  });
  return editions;
}

std::optional<Form> LoadForm(const FileSource& layouts, std::string_view form, std::string_view edition,
                             const Place& asked_at, Diagnostics& diagnostics) {
  Diagnostics own;
  std::optional<Form> loaded;
  if (const auto chosen = ChooseEdition(layouts, form, edition, asked_at, own)) {
    if (auto chain = ReadChain(layouts, form, *chosen, asked_at, own)) {
      Draft draft = DraftOf(std::move(*chain), form);
      ReadAll(draft, own);
      if (!own.has_errors()) loaded.emplace(std::make_shared<const Definition>(std::move(draft.definition)));
    }
  }
  AddInFileOrder(own, diagnostics);
  return loaded;
}

}  // namespace yoshiki
