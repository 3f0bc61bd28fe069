#include "render/haru.h"

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "render/save.h"
#include "render/syntax.h"

extern "C" {
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
}

namespace yoshiki::pdf {
namespace {

constexpr std::size_t kIdBytes = 16;

struct Fault {
  HPDF_STATUS error = HPDF_OK, detail = 0;
};

/// "/ID[<…><…>]" of the same 16 bytes twice: the file is new, so both parts agree (§14.4).
std::string IdEntry(const Sha256Digest& digest) {
  std::string hex;
  for (std::size_t i = 0; i < kIdBytes; ++i) AppendHex(hex, digest[i], 2);
  return "/ID[<" + hex + "><" + hex + ">]";
}

}  // namespace

extern "C" {
// Called from C: they only record, copy or free, and never throw (H15).
static void RecordFault(HPDF_STATUS error, HPDF_STATUS detail, void* user) {
  auto* fault = static_cast<Fault*>(user);
  if (fault->error == HPDF_OK) *fault = {error, detail};
}

static HPDF_STATUS WriteEntries(HPDF_Dict dict, HPDF_Stream out) {
  const auto* entries = static_cast<const std::string*>(dict->attr);
  return HPDF_Stream_Write(out, reinterpret_cast<const HPDF_BYTE*>(entries->data()),
                           static_cast<HPDF_UINT>(entries->size()));
}

static HPDF_STATUS ReleaseData(HPDF_Dict dict) {
  HPDF_MemStream_FreeData(dict->stream);
  return HPDF_OK;
}
}

struct File::Impl {
  Fault fault;
  HPDF_Doc doc = nullptr;
  std::vector<HPDF_Dict> objects;  // by number; null for those libharu made for itself
  Deflater deflater;
  std::deque<std::string> entries;  // deque: libharu keeps pointers into it

  Impl() : doc(HPDF_New(RecordFault, &fault)) {}
  ~Impl() {
    if (doc != nullptr) HPDF_Free(doc);
  }

  bool ok() const { return doc != nullptr && fault.error == HPDF_OK && doc->error.error_no == HPDF_OK; }

  ObjectId Adopt(HPDF_Dict dict) {
    const ObjectId id = dict->header.obj_id & 0x00FFFFFF;
    if (objects.size() <= id) objects.resize(id + 1);
    objects[id] = dict;
    return id;
  }

  void Set(HPDF_Dict dict, std::string text) {
    if (dict->attr == nullptr) dict->attr = &entries.emplace_back();
    *static_cast<std::string*>(dict->attr) = std::move(text);
    dict->write_fn = WriteEntries;
  }
};

File::File() : impl_(std::make_unique<Impl>()) {
  if (!impl_->ok()) return;
  HPDF_Doc doc = impl_->doc;
  doc->pdf_version = HPDF_VER_17;  // 1.3 unless said otherwise (H19)
  impl_->Adopt(doc->catalog);
  impl_->Adopt(doc->info);
  impl_->Adopt(doc->root_pages);
  // libharu names itself as the producer and keeps its own count of pages: both are ours to say.
  HPDF_Dict_RemoveElement(doc->info, "Producer");
  doc->root_pages->before_write_fn = nullptr;
  HPDF_Dict_RemoveElement(doc->root_pages, "Kids");
  HPDF_Dict_RemoveElement(doc->root_pages, "Count");
}

File::~File() = default;

ObjectId File::NewObject() {
  if (!impl_->ok()) return 0;
  HPDF_Dict dict = HPDF_Dict_New(impl_->doc->mmgr);
  if (dict == nullptr || HPDF_Xref_Add(impl_->doc->xref, dict) != HPDF_OK) return 0;
  return impl_->Adopt(dict);
}

ObjectId File::AddObject(std::string entries) {
  const ObjectId id = NewObject();
  SetEntries(id, std::move(entries));
  return id;
}

void File::SetEntries(ObjectId object, std::string entries) {
  if (object != 0 && object < impl_->objects.size() && impl_->objects[object] != nullptr)
    impl_->Set(impl_->objects[object], std::move(entries));
}

ObjectId File::AddStream(std::string entries, std::string_view data, Effort effort) {
  if (!impl_->ok()) return 0;
  const std::string_view packed = impl_->deflater.Deflate(data, effort);
  if (packed.empty()) {
    impl_->fault.error = HPDF_FAILD_TO_ALLOC_MEM;
    return 0;
  }
  return AddPlainStream(std::move(entries) + "/Filter/FlateDecode", packed);
}

ObjectId File::AddPlainStream(std::string entries, std::string_view data) {
  if (!impl_->ok()) return 0;
  HPDF_Dict dict = HPDF_DictStream_New(impl_->doc->mmgr, impl_->doc->xref);
  if (dict == nullptr) {
    impl_->fault.error = HPDF_FAILD_TO_ALLOC_MEM;
    return 0;
  }
  dict->after_write_fn = ReleaseData;
  impl_->Set(dict, std::move(entries));
  HPDF_Stream_Write(dict->stream, reinterpret_cast<const HPDF_BYTE*>(data.data()),
                    static_cast<HPDF_UINT>(data.size()));
  return impl_->Adopt(dict);
}

ObjectId File::catalogue() const { return impl_->ok() ? impl_->doc->catalog->header.obj_id & 0xFFFFFF : 0; }
ObjectId File::page_root() const {
  return impl_->ok() ? impl_->doc->root_pages->header.obj_id & 0xFFFFFF : 0;
}
ObjectId File::info() const { return impl_->ok() ? impl_->doc->info->header.obj_id & 0xFFFFFF : 0; }

std::optional<std::string> File::Save() {
  if (!impl_->ok()) return std::nullopt;
  HPDF_Doc doc = impl_->doc;
  const std::string id = IdEntry(Sha256Digest{});
  std::string trailer = id + "/Root ";
  AppendReference(trailer, catalogue());
  trailer += "/Info ";
  AppendReference(trailer, info());
  // To memory, as HPDF_SaveToFile overlooks a failing last write (H7). Writing files is the caller's.
  std::optional<std::string> bytes = SavePacked(doc, impl_->deflater, trailer);
  if (!bytes || !impl_->ok()) return std::nullopt;
  const std::size_t at = bytes->rfind(id);
  if (at == std::string::npos) return std::nullopt;
  bytes->replace(at, id.size(), IdEntry(Sha256DigestOf(*bytes)));
  return bytes;
}

std::string File::fault() const {
  if (impl_->ok()) return "";
  if (impl_->doc == nullptr) return "out of memory";
  const Fault& fault = impl_->fault;
  std::string text = "libharu 0x";
  AppendHex(text,
            static_cast<std::uint32_t>(fault.error != HPDF_OK ? fault.error : impl_->doc->error.error_no), 4);
  return text + " (" + std::to_string(fault.detail) + ")";
}

void AppendReference(std::string& out, ObjectId object) {
  AppendInteger(out, object);
  out += " 0 R ";
}

}  // namespace yoshiki::pdf
