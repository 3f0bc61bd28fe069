// Finds theme files and lays them over those that they build on.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/theme_reader.h"

namespace yoshiki {

namespace {

constexpr std::string_view kEnding = ".yaml", kShipped = "themes/";

bool IsPath(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(kEnding);
}

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, std::max<std::size_t>(slash, 1));
}

class ThemeLoader {
 public:
  ThemeLoader(const ThemePlaces& places, Diagnostics& diagnostics)
      : places_(places), diagnostics_(diagnostics) {}

  // `folder` is where paths start; names that do not ship are looked for in `beside`.
  std::optional<Theme> Load(std::string_view name, const std::string& folder, const std::string& beside,
                            const Place& asked_at) {
    const std::optional<SourceText> source = Find(std::string(name), folder, beside);
    if (!source) {
      diagnostics_.Error(MessageId::unknown_theme, asked_at,
                         {std::string(name), Joined(looked_), Joined(Shipped())});
      return std::nullopt;
    }
    if (std::find(open_.begin(), open_.end(), source->name()) != open_.end()) {
      open_.push_back(source->name());
      diagnostics_.Error(MessageId::theme_base_loop, asked_at, {Joined(open_)});
      return std::nullopt;
    }
    open_.push_back(source->name());
    return Read(*source);
  }

 private:
  std::optional<SourceText> Find(const std::string& name, const std::string& folder,
                                 const std::string& beside) {
    looked_.clear();
    const std::string file = name + std::string(kEnding);
    std::optional<SourceText> source;
    if (IsPath(name)) {
      ReadOwn(InFolder(folder, name), source);
    } else if (!name.empty()) {
      const std::string shipped = std::string(kShipped) + file;
      looked_.push_back(places_.layouts.DisplayName(shipped));
      if (auto bytes = places_.layouts.Read(shipped)) source.emplace(looked_.back(), *std::move(bytes));
      if (!source && !beside.empty()) ReadOwn(InFolder(beside, file), source);
    }
    return source;
  }

  void ReadOwn(const std::string& path, std::optional<SourceText>& source) {
    looked_.push_back(path);
    if (places_.files == nullptr) return;
    if (auto bytes = places_.files->Read(path)) source.emplace(path, *std::move(bytes));
  }

  std::vector<std::string> Shipped() const {
    std::vector<std::string> names;
    for (const std::string& file : places_.layouts.List(kShipped))
      if (file.ends_with(kEnding))
        names.push_back(file.substr(kShipped.size(), file.size() - kShipped.size() - kEnding.size()));
    return names;
  }

  std::optional<Theme> Read(const SourceText& source) {
    const std::size_t errors = diagnostics_.errors();
    const std::optional<YamlNode> root = ParseYaml(source, diagnostics_);
    if (!root) return std::nullopt;
    const NodeReader reader(source, 0, *root, diagnostics_);
    const std::string folder = FolderOf(source.name());
    std::optional<Theme> theme = Base(reader, folder);
    // What this file says is read in any case, so that all faults are told at once.
    Theme over_default = theme ? *std::move(theme) : DefaultTheme();
    ReadTheme(reader, folder, over_default);
    if (diagnostics_.errors() > errors) return std::nullopt;
    return over_default;
  }

  std::optional<Theme> Base(const NodeReader& reader, const std::string& folder) {
    const YamlNode* base = reader.root().Find("base");
    if (base == nullptr || !reader.IsText(*base)) return DefaultTheme();
    return Load(base->text, folder, folder.empty() ? "." : folder, reader.PlaceOf(*base));
  }

  const ThemePlaces& places_;
  Diagnostics& diagnostics_;
  std::vector<std::string> looked_;
  std::vector<std::string> open_;  // files being read, each the base of the one before
};

}  // namespace

std::optional<Theme> LoadTheme(const ThemePlaces& places, std::string_view name, Diagnostics& diagnostics) {
  return ThemeLoader(places, diagnostics).Load(name, "", places.beside, {});
}

}  // namespace yoshiki
