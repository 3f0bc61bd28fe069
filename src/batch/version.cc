#include "batch/version.h"

#include <ft2build.h>
#include <link.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <nettle/version.h>
#include <yaml.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

#include "text/text.h"

namespace yoshiki {
namespace {

using std::string_view_literals::operator""sv;

std::string FreeTypeVersion() {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return "?";
  FT_Int major = 0, minor = 0, patch = 0;
  FT_Library_Version(library, &major, &minor, &patch);
  FT_Done_FreeType(library);
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

// Of the libraries that write outputs, or decide what is written.
constexpr std::array<std::string_view, 9> kMakers = {"libharfbuzz",   "libfreetype", "libhpdf",
                                                     "libz.",         "libyaml",     "libnettle",
                                                     "libxlsxwriter", "libpng",      "libturbojpeg"};

bool IsMaker(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  // The program itself has no name here.
  return path.empty() ||
         std::ranges::any_of(kMakers, [&](std::string_view maker) { return name.starts_with(maker); });
}

// The build id among the notes of a loaded segment (ELF), or "".
std::string_view BuildId(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof head);
    const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
    const std::size_t content = sizeof head + padded(head.n_namesz);
    if (content + head.n_descsz > notes.size()) return {};
    const bool is_id =
        head.n_type == NT_GNU_BUILD_ID && notes.substr(sizeof head, head.n_namesz) == "GNU\0"sv;
    if (is_id) return notes.substr(content, head.n_descsz);
    notes.remove_prefix(std::min(notes.size(), content + padded(head.n_descsz)));
  }
  return {};
}

// Called by dl_iterate_phdr for each loaded object.
int NoteObject(dl_phdr_info* object, std::size_t /*size*/, void* noted) {
  if (!IsMaker(object->dlpi_name)) return 0;
  for (ElfW(Half) i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* const bytes = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
    const std::string_view id = BuildId({bytes, segment.p_memsz});
    if (!id.empty()) static_cast<std::set<std::string>*>(noted)->emplace(id);
  }
  return 0;
}

}  // namespace

std::string ProgramFingerprint() {
  std::set<std::string> ids;  // in an order of their own: that of loading may differ between machines
  ::dl_iterate_phdr(NoteObject, &ids);
  std::string fingerprint(ProgramVersion());
  for (const auto& [library, version] : LibraryVersions()) fingerprint += ' ' + library + ' ' + version;
  for (const std::string& id : ids) (fingerprint += ' ') += id;
  return fingerprint;
}

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
