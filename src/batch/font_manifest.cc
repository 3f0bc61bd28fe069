#include "batch/font_manifest.h"

#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

namespace yoshiki {
namespace {

bool ReadHex(std::string_view text, std::uint32_t& out) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out, 16);
  return text.size() == 8 && failed == std::errc() && end == text.data() + text.size();
}

template <typename Number>
bool ReadNumber(std::string_view text, Number& out) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failed == std::errc() && end == text.data() + text.size();
}

bool ReadDuty(std::string_view text, FaceDuty& out) {
  constexpr std::pair<std::string_view, FaceDuty> kDuties[] = {
      {"regular", FaceDuty::regular}, {"bold", FaceDuty::bold}, {"fallback", FaceDuty::fallback}};
  for (const auto& [name, duty] : kDuties) {
    if (text == name) out = duty;
  }
  return std::any_of(std::begin(kDuties), std::end(kDuties),
                     [&](const auto& known) { return known.first == text; });
}

bool ReadSha256(std::string_view text, std::string& out) {
  out = std::string(text);
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// A name that stays in its folder: the manifest names files below font folders and nothing else.
bool ReadPath(std::string_view text, std::string& out) {
  out = std::string(text);
  return !text.empty() && text.front() != '/' && text.find("..") == std::string_view::npos;
}

bool ReadWords(std::string_view text, std::string& out) {
  out = std::string(text);
  return !text.empty();
}

// A key of a face: how its value is read, and what may stand there.
struct Key {
  std::string_view name;
  bool (*read)(std::string_view, ManifestFace&);
  std::string_view expected;
};

constexpr std::string_view kWords = "a text / 文字列";
constexpr std::string_view kNumber = "a whole number / 整数";

constexpr Key kKeys[] = {
    {"name", [](std::string_view v, ManifestFace& f) { return ReadWords(v, f.name); }, kWords},
    {"family", [](std::string_view v, ManifestFace& f) { return ReadWords(v, f.family); }, kWords},
    {"style", [](std::string_view v, ManifestFace& f) { return ReadWords(v, f.style); }, kWords},
    {"role", [](std::string_view v, ManifestFace& f) { return ReadDuty(v, f.duty); },
     "regular, bold, fallback"},
    {"file", [](std::string_view v, ManifestFace& f) { return ReadPath(v, f.file); },
     "BIZUDGothic-Regular.ttf"},
    {"folder", [](std::string_view v, ManifestFace& f) { return ReadPath(v, f.folder); },
     "truetype/bizud-gothic"},
    {"index", [](std::string_view v, ManifestFace& f) { return ReadNumber(v, f.index); }, kNumber},
    {"package", [](std::string_view v, ManifestFace& f) { return ReadWords(v, f.package); }, kWords},
    {"version", [](std::string_view v, ManifestFace& f) { return ReadWords(v, f.version); }, kWords},
    {"size", [](std::string_view v, ManifestFace& f) { return ReadNumber(v, f.size); }, kNumber},
    {"checksum", [](std::string_view v, ManifestFace& f) { return ReadHex(v, f.checksum); }, "dedf0600"},
    {"sha256", [](std::string_view v, ManifestFace& f) { return ReadSha256(v, f.sha256); }, "sha256sum FILE"},
    {"licence", [](std::string_view v, ManifestFace& f) { return ReadWords(v, f.licence); }, "OFL-1.1"},
    {"embedding", [](std::string_view v, ManifestFace& f) { return ReadWords(v, f.embedding); },
     "installable"},
};

std::string KeyNames() {
  std::string names;
  for (const Key& key : kKeys) names += (names.empty() ? "" : ", ") + std::string(key.name);
  return names;
}

// A libyaml document and the walk through it.
class Reader {
 public:
  Reader(const SourceText& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {
    yaml_parser_initialize(&parser_);
    const std::string_view bytes = source.bytes();
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                 bytes.size());
  }
  ~Reader() {
    if (loaded_) yaml_document_delete(&document_);
    yaml_parser_delete(&parser_);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  FontManifest Read() {
    FontManifest manifest;
    loaded_ = yaml_parser_load(&parser_, &document_) != 0;
    if (!loaded_) {
      Fault(parser_.problem_mark, MessageId::manifest_syntax, {parser_.problem ? parser_.problem : "?"});
      return manifest;
    }
    for (const yaml_node_t* face : FaceNodes()) manifest.faces.push_back(ReadFace(*face));
    return manifest;
  }

 private:
  using Pairs = std::vector<std::pair<const yaml_node_t*, const yaml_node_t*>>;

  const yaml_node_t* Node(int id) { return yaml_document_get_node(&document_, id); }

  Pairs Members(const yaml_node_t& mapping) {
    Pairs pairs;
    for (auto* p = mapping.data.mapping.pairs.start; p != mapping.data.mapping.pairs.top; ++p) {
      pairs.emplace_back(Node(p->key), Node(p->value));
    }
    return pairs;
  }

  static std::string Scalar(const yaml_node_t& node) {
    if (node.type != YAML_SCALAR_NODE) return {};
    return {reinterpret_cast<const char*>(node.data.scalar.value), node.data.scalar.length};
  }

  void Fault(const yaml_mark_t& mark, MessageId id, std::vector<std::string> args = {}) {
    // libyaml counts characters; the place is taken by line and column.
    Place place;
    place.file = source_.name();
    place.at = {static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
    place.source_line = std::string(source_.Line(place.at.line));
    diagnostics_.Error(id, std::move(place), std::move(args));
  }

  std::vector<const yaml_node_t*> FaceNodes() {
    const yaml_node_t* root = yaml_document_get_root_node(&document_);
    const Pairs members = root && root->type == YAML_MAPPING_NODE ? Members(*root) : Pairs{};
    if (members.size() != 1 || Scalar(*members[0].first) != "faces" ||
        members[0].second->type != YAML_SEQUENCE_NODE) {
      Fault(root ? root->start_mark : yaml_mark_t{}, MessageId::manifest_shape);
      return {};
    }
    std::vector<const yaml_node_t*> faces;
    const auto& items = members[0].second->data.sequence.items;
    for (auto* item = items.start; item != items.top; ++item) faces.push_back(Node(*item));
    return faces;
  }

  ManifestFace ReadFace(const yaml_node_t& node) {
    ManifestFace face;
    if (node.type != YAML_MAPPING_NODE) {
      Fault(node.start_mark, MessageId::manifest_shape);
      return face;
    }
    std::vector<std::string> seen;
    for (const auto& [key, value] : Members(node)) {
      const std::string name = Scalar(*key);
      ReadValue(name, *key, *value, face);
      seen.push_back(name);
    }
    for (const Key& key : kKeys) {
      const bool present = std::find(seen.begin(), seen.end(), key.name) != seen.end();
      if (!present && key.name != "folder")
        Fault(node.start_mark, MessageId::manifest_lacks, {std::string(key.name)});
    }
    return face;
  }

  void ReadValue(const std::string& name, const yaml_node_t& key_node, const yaml_node_t& value,
                 ManifestFace& face) {
    const auto* key =
        std::find_if(std::begin(kKeys), std::end(kKeys), [&](const Key& k) { return k.name == name; });
    if (key == std::end(kKeys))
      return Fault(key_node.start_mark, MessageId::manifest_key, {name, KeyNames()});
    if (value.type != YAML_SCALAR_NODE) return Fault(value.start_mark, MessageId::manifest_shape);
    const std::string text = Scalar(value);
    if (!key->read(text, face)) {
      Fault(value.start_mark, MessageId::manifest_value, {name, text, std::string(key->expected)});
    }
  }

  const SourceText& source_;
  Diagnostics& diagnostics_;
  yaml_parser_t parser_{};
  yaml_document_t document_{};
  bool loaded_ = false;
};

}  // namespace

std::optional<FontManifest> ParseFontManifest(const SourceText& source, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors();
  FontManifest manifest = Reader(source, diagnostics).Read();
  if (diagnostics.errors() != errors_before) return std::nullopt;
  for (const auto& [duty, name] :
       {std::pair{FaceDuty::regular, "regular"}, std::pair{FaceDuty::bold, "bold"}}) {
    const bool found = std::any_of(manifest.faces.begin(), manifest.faces.end(),
                                   [wanted = duty](const ManifestFace& face) { return face.duty == wanted; });
    if (!found) {
      Place place;
      place.file = source.name();
      diagnostics.Error(MessageId::manifest_no_role, std::move(place), {name});
    }
  }
  if (diagnostics.errors() != errors_before) return std::nullopt;
  return manifest;
}

}  // namespace yoshiki
