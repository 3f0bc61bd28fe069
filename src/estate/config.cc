#include "estate/config.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

#include "estate/toml.h"

namespace yoshiki {
namespace {

constexpr int kMostKept = 100, kMostWorkers = 1024, kMostSeconds = 86400;
constexpr int kLeastMemory = 16, kMostMemory = 1 << 20;
constexpr int kMostLines = 1'000'000;  // that a cell may keep of what did not change

// The keys of the file itself, and those of each kind of table.
constexpr std::string_view kEstateKeys[] = {"output",       "keep",      "workers", "time-limit",
                                            "memory-limit", "documents", "sheets"};
constexpr std::string_view kDocumentKeys[] = {"models", "except",        "formats", "folder", "root",
                                              "form",   "edition",       "theme",   "gaiji",  "archive",
                                              "tags",   "allow-missing", "unused",  "bands",  "empty-bands"};
constexpr std::string_view kSheetKeys[] = {"name",   "drafts",  "with",    "notes",        "formats",
                                           "folder", "removed", "abridge", "paper",        "theme",
                                           "gaiji",  "archive", "tags",    "allow-missing"};

KnownKeys Known(std::span<const std::string_view> keys) { return {keys.begin(), keys.end()}; }

bool IsOneOf(std::span<const std::string_view> keys, std::string_view key) {
  return std::ranges::find(keys, key) != keys.end();
}

// A word of the file, and what it stands for.
struct FormatWord {
  std::string_view word;
  OutputFormat format;
};
constexpr std::array<FormatWord, 3> kDocumentFormats{
    {{"pdf", OutputFormat::pdf}, {"txt", OutputFormat::text}, {"html", OutputFormat::html}}};
constexpr std::array<FormatWord, 3> kSheetFormats{
    {{"xlsx", OutputFormat::xlsx}, {"pdf", OutputFormat::pdf}, {"json", OutputFormat::json}}};

// A text, or a list of texts.
std::vector<const YamlNode*> TextNodes(const Fields& fields, std::string_view key) {
  const NodeReader& reader = fields.reader();
  const YamlNode* const node = fields.Find(key);
  if (node == nullptr) return {};
  if (node->kind == YamlKind::scalar) return {node};
  if (!reader.IsList(*node)) return {};
  std::vector<const YamlNode*> texts;
  for (const YamlNode& item : node->items) {
    if (reader.IsText(item)) texts.push_back(&item);
  }
  return texts;
}

void RefuseEmpty(const Fields& fields, std::string_view key) {
  const YamlNode* const node = fields.Find(key);
  const bool empty = node != nullptr && node->kind == YamlKind::sequence && node->items.empty();
  if (empty) fields.reader().Fault(MessageId::layout_empty_list, *node);
}

std::vector<std::string> Names(const Fields& fields, std::string_view key) {
  std::vector<std::string> names;
  for (const YamlNode* const node : TextNodes(fields, key)) {
    if (node->text.empty())
      fields.reader().Fault(MessageId::layout_empty_text, *node, {std::string(key)});
    else
      names.push_back(node->text);
  }
  return names;
}

std::vector<OutputFormat> Formats(const Fields& fields, const std::array<FormatWord, 3>& known,
                                  OutputFormat fallback) {
  RefuseEmpty(fields, "formats");
  std::vector<OutputFormat> formats;
  for (const YamlNode* const node : TextNodes(fields, "formats")) {
    const auto* const found = std::ranges::find(known, std::string_view(node->text), &FormatWord::word);
    if (found == known.end()) {
      fields.reader().Fault(
          MessageId::layout_bad_word, *node,
          {"formats", node->text, KnownWords(node->text, {known[0].word, known[1].word, known[2].word})});
    } else if (std::ranges::find(formats, found->format) == formats.end()) {
      formats.push_back(found->format);
    }
  }
  return formats.empty() ? std::vector{fallback} : formats;
}

// A file name, or with `deep` names of folders joined by '/': nothing that leads elsewhere.
bool IsPlainName(std::string_view name, bool deep) {
  while (true) {
    const std::size_t slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    if (!deep) return false;
    name.remove_prefix(slash + 1);
  }
}

std::string PlainName(const Fields& fields, std::string_view key, bool deep) {
  std::string name = fields.Text(key);
  const bool fits = name.empty() || IsPlainName(name, deep);
  if (!fits) fields.reader().Fault(MessageId::estate_bad_name, *fields.Find(key), {std::string(key), name});
  return fits ? name : std::string();
}

// True after telling of a level that a file without tags cannot have.
bool NeedsTags(const Fields& fields) {
  const YamlNode* const level = fields.Find("archive");
  const bool needs = level != nullptr && (level->text == "a-2a" || level->text == "a-3a");
  if (needs) fields.reader().Fault(MessageId::estate_archive_tags, *level, {level->text});
  return needs;
}

// Level a is for tagged files; who wants no tags and says nothing else has level u.
Archive ArchiveOf(const Fields& fields, bool tags) {
  constexpr std::array<Archive, 4> kLevels{Archive::none, Archive::a_2u, Archive::a_2a, Archive::a_3a};
  if (!tags && NeedsTags(fields)) return Archive::none;
  if (!tags) return kLevels[fields.Word("archive", {"none", "a-2u"}, 1)];
  return kLevels[fields.Word("archive", {"none", "a-2u", "a-2a", "a-3a"}, 2)];
}

// What documents and sheets both say of their look.
RenderSettings LookOf(const Fields& fields) {
  RenderSettings settings;
  settings.theme = fields.Has("theme") ? fields.NeedText("theme") : settings.theme;
  settings.gaiji = Names(fields, "gaiji");
  settings.tags = fields.Flag("tags", true);
  settings.archive = ArchiveOf(fields, settings.tags);
  settings.allow_missing = fields.Flag("allow-missing", false);
  return settings;
}

DocumentSet ReadDocuments(const NodeReader& reader, const YamlNode& node) {
  const Fields fields(reader, node, Known(kDocumentKeys));
  DocumentSet set;
  set.offset = node.offset;
  set.at = KeyOffsets(node);
  fields.Need("models");
  RefuseEmpty(fields, "models");
  set.models = Names(fields, "models");
  set.except = Names(fields, "except");
  set.formats = Formats(fields, kDocumentFormats, OutputFormat::pdf);
  set.folder = PlainName(fields, "folder", true);
  set.root = fields.Text("root");
  set.settings = LookOf(fields);
  // It becomes part of the outputs' names.
  set.settings.form = PlainName(fields, "form", false);
  set.settings.edition = fields.Text("edition");
  set.settings.bind.print_unused = fields.Flag("unused", true);
  set.settings.bind.print_bands = fields.Flag("bands", true);
  set.settings.bind.print_empty_bands = fields.Flag("empty-bands", false);
  return set;
}

// Of each statement its drafts: two at least, and of each as many.
std::vector<std::vector<std::string>> StatementsOf(const Fields& fields, const std::string& name) {
  const NodeReader& reader = fields.reader();
  std::vector<std::vector<std::string>> statements;
  if (const YamlNode* const drafts = fields.Need("drafts")) statements.push_back(reader.Texts(*drafts));
  if (const auto* const others = fields.List("with")) {
    for (const YamlNode& drafts : *others) statements.push_back(reader.Texts(drafts));
  }
  const auto fits = [&](const std::vector<std::string>& drafts) {
    const bool named = std::ranges::none_of(drafts, &std::string::empty);
    return named && drafts.size() >= 2 && drafts.size() == statements.front().size();
  };
  if (!std::ranges::all_of(statements, fits)) reader.Fault(MessageId::estate_drafts, fields.node(), {name});
  return statements;
}

SheetEntry ReadSheet(const NodeReader& reader, const YamlNode& node) {
  const Fields fields(reader, node, Known(kSheetKeys));
  SheetEntry sheet;
  sheet.offset = node.offset;
  sheet.at = KeyOffsets(node);
  if (!fields.NeedText("name").empty()) sheet.name = PlainName(fields, "name", false);
  sheet.statements = StatementsOf(fields, sheet.name);
  sheet.notes = fields.Text("notes");
  sheet.formats = Formats(fields, kSheetFormats, OutputFormat::xlsx);
  sheet.folder = PlainName(fields, "folder", true);
  const bool struck = fields.Word("removed", {"word", "struck"}) == 1;
  sheet.cells.removed = struck ? CellSettings::Removed::struck : CellSettings::Removed::word;
  sheet.cells.most_unchanged = static_cast<std::size_t>(fields.Count("abridge", 0, 0, kMostLines));
  sheet.cells.large = fields.Word("paper", {"A4", "A3"}) == 1;
  sheet.settings = LookOf(fields);
  return sheet;
}

void ReadEstate(const NodeReader& reader, Estate& estate) {
  const Fields fields(reader, reader.root(), Known(kEstateKeys));
  if (fields.Has("output")) estate.output = fields.NeedText("output");
  estate.keep = fields.Count("keep", estate.keep, 0, kMostKept);
  estate.workers = fields.Count("workers", estate.workers, 0, kMostWorkers);
  estate.time_limit = fields.Count("time-limit", estate.time_limit, 1, kMostSeconds);
  estate.memory_limit = fields.Count("memory-limit", estate.memory_limit, kLeastMemory, kMostMemory);
  if (const auto* const documents = fields.List("documents")) {
    for (const YamlNode& node : *documents) estate.documents.push_back(ReadDocuments(reader, node));
  }
  if (const auto* const sheets = fields.List("sheets")) {
    for (const YamlNode& node : *sheets) estate.sheets.push_back(ReadSheet(reader, node));
  }
  const bool nothing = !fields.Has("documents") && !fields.Has("sheets");
  if (nothing) reader.Fault(MessageId::estate_empty, reader.root());
}

// The reader of data files speaks of YAML where these speak of TOML.
MessageId InWordsOfToml(MessageId id) {
  switch (id) {
    case MessageId::layout_want_text:
      return MessageId::estate_want_text;
    case MessageId::layout_want_list:
      return MessageId::estate_want_list;
    case MessageId::layout_want_mapping:
      return MessageId::estate_want_table;
    case MessageId::layout_missing_key:
      return MessageId::estate_missing_key;
    case MessageId::layout_bad_flag:
      return MessageId::estate_bad_flag;
    default:
      return id;
  }
}

// Keys that are known, though not where they stand: one of the estate's own is unknown in tables alone.
void TellMisplacedKey(const Estate& estate, const YamlNode& root, Diagnostic& diagnostic) {
  if (diagnostic.id != MessageId::layout_unknown_key) return;
  const std::string key = diagnostic.args.front();
  const bool stands_above = std::ranges::any_of(root.keys, [&](const YamlKey& above) {
    return above.text == key && estate.source.At(above.offset) == diagnostic.place.at;
  });
  const bool is_of_tables = IsOneOf(kDocumentKeys, key) || IsOneOf(kSheetKeys, key);
  if (stands_above ? !is_of_tables : !IsOneOf(kEstateKeys, key)) return;
  diagnostic.id = stands_above ? MessageId::estate_key_below : MessageId::estate_key_above;
  diagnostic.args = {key};
}

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return path.substr(0, std::max<std::size_t>(slash, 1));
}

}  // namespace

KeyOffsets::KeyOffsets(const YamlNode& table) : table_(table.offset) {
  for (std::size_t i = 0; i < table.keys.size(); ++i)
    values_.emplace(table.keys[i].text, table.items[i].offset);
}

std::size_t KeyOffsets::Of(std::string_view key) const {
  const auto value = values_.find(key);
  return value == values_.end() ? table_ : value->second;
}

std::optional<Estate> ParseEstate(SourceText source, Diagnostics& diagnostics) {
  Estate estate;
  estate.source = std::move(source);
  estate.folder = FolderOf(estate.source.name());
  Diagnostics found;
  const auto tree = ParseToml(estate.source,
                              {.numbers = {"keep", "workers", "time-limit", "memory-limit", "abridge"},
                               .flags = {"tags", "allow-missing", "unused", "bands", "empty-bands"}},
                              found);
  if (tree) ReadEstate(NodeReader(estate.source, 0, tree->root, found), estate);
  if (tree && !found.has_errors()) {  // else what was told may be of the same places
    for (const std::size_t offset : tree->unquoted)
      found.Error(MessageId::estate_want_text, PlaceAt(estate.source, offset));
  }
  for (Diagnostic diagnostic : found.all()) {
    diagnostic.id = InWordsOfToml(diagnostic.id);
    if (tree) TellMisplacedKey(estate, tree->root, diagnostic);
    // Pointers are found by the order of a YAML file; in TOML tables of two lists may come by turns.
    diagnostic.place.pointer.clear();
    diagnostics.Add(std::move(diagnostic));
  }
  if (found.has_errors()) return std::nullopt;
  return estate;
}

}  // namespace yoshiki
