#include "batch/version.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <nettle/version.h>
#include <yaml.h>
#include <zlib.h>

#include "text/text.h"

namespace yoshiki {
namespace {

std::string FreeTypeVersion() {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return "?";
  FT_Int major = 0, minor = 0, patch = 0;
  FT_Library_Version(library, &major, &minor, &patch);
  FT_Done_FreeType(library);
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

}  // namespace

std::string_view ProgramVersion() { return YOSHIKI_VERSION; }

std::vector<std::pair<std::string, std::string>> LibraryVersions() {
  return {
      {"Unicode", std::string(CharacterTableVersion())},
      {"HarfBuzz", hb_version_string()},
      {"FreeType", FreeTypeVersion()},
      {"libharu", YOSHIKI_HPDF_VERSION},
      {"zlib", zlibVersion()},
      {"libyaml", yaml_get_version_string()},
      {"Nettle", std::to_string(NETTLE_VERSION_MAJOR) + "." + std::to_string(NETTLE_VERSION_MINOR)},
  };
}

}  // namespace yoshiki
