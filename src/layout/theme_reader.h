// Reads the fields of a theme file. Private to layout/.
#pragma once

#include <string>

#include "base/base.h"
#include "layout/layout.h"

namespace yoshiki {

/// Lays what the file says over `theme`. `folder` is the file's own: names of font files start from it.
void ReadTheme(const NodeReader& reader, const std::string& folder, Theme& theme);

/// Likewise for its `faces:` and `gaiji:`.
void ReadFaces(const NodeReader& reader, const YamlNode& node, const std::string& folder, ThemeFaces& faces);
void ReadGaiji(const NodeReader& reader, const YamlNode& node, const std::string& folder, Theme& theme);

/// `name` as seen from `folder` ("" = the current one); an absolute name stays.
std::string InFolder(const std::string& folder, const std::string& name);

}  // namespace yoshiki
