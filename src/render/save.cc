#include "render/save.h"

#include <vector>

#include "render/haru.h"
#include "render/syntax.h"

extern "C" {
#include <hpdf_objects.h>
#include <hpdf_streams.h>
}

namespace yoshiki::pdf {
namespace {

constexpr HPDF_UINT kStreamBlock = 1 << 16, kObjectBlock = 1 << 9;
constexpr std::size_t kObjectsAStream = 500;  // a reader unpacks a whole stream to get at one object of it

/// Where an object stands (§7.5.8.3): by itself at an offset, or in an object stream at an index.
struct Spot {
  enum Kind : std::uint8_t { none = 0, plain = 1, packed = 2 } kind = none;
  std::uint64_t where = 0;
  std::size_t index = 0;
};

bool IsStream(void* object) {
  const auto* header = static_cast<HPDF_Obj_Header*>(object);
  return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
         static_cast<HPDF_Dict>(object)->stream != nullptr;
}

class Packer {
 public:
  Packer(HPDF_Doc doc, Deflater& deflater)
      : doc_(doc), deflater_(deflater), spots_(doc->xref->entries->count) {}

  std::optional<std::string> Run(std::string_view trailer) {
    bytes_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    WriteStreams();
    PackObjects();
    if (failed_) return std::nullopt;
    WriteCrossReferences(trailer);
    return std::move(bytes_);
  }

 private:
  HPDF_Xref Xref() const { return doc_->xref; }

  void* ObjectAt(std::size_t i) const {
    auto* entry = static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(Xref()->entries, static_cast<HPDF_UINT>(i)));
    return entry->entry_typ == HPDF_IN_USE_ENTRY ? entry->obj : nullptr;
  }

  // The value of an object as libharu spells it, at the end of `out`.
  void AppendValue(void* object, HPDF_UINT block_size, std::string& out) {
    HPDF_Stream stream = HPDF_MemStream_New(doc_->mmgr, block_size);
    if (stream == nullptr || HPDF_Obj_WriteValue(object, stream, nullptr) != HPDF_OK) {
      failed_ = true;
    } else {
      for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
        HPDF_UINT size = 0;
        const HPDF_BYTE* block = HPDF_MemStream_GetBufPtr(stream, i, &size);
        out.append(reinterpret_cast<const char*>(block), size);
      }
    }
    if (stream != nullptr) HPDF_Stream_Free(stream);
  }

  void Begin(std::size_t number) {
    if (spots_.size() <= number) spots_.resize(number + 1);
    spots_[number] = {Spot::plain, bytes_.size(), 0};
    AppendInteger(bytes_, static_cast<std::int64_t>(number));
    bytes_ += " 0 obj\n";
  }

  void WriteStreams() {
    for (std::size_t i = 0; i < spots_.size() && !failed_; ++i) {
      void* object = ObjectAt(i);
      if (object == nullptr || !IsStream(object)) continue;
      Begin(i);
      AppendValue(object, kStreamBlock, bytes_);
      bytes_ += "\nendobj\n";
    }
  }

  // After the streams: only now are the numbers known that libharu keeps their lengths in.
  void PackObjects() {
    const std::size_t count = spots_.size();
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < count; ++i) {
      void* object = ObjectAt(i);
      if (object != nullptr && !IsStream(object)) waiting.push_back(i);
      if (waiting.size() == kObjectsAStream || (i + 1 == count && !waiting.empty())) {
        PackThese(waiting);
        waiting.clear();
      }
    }
  }

  void PackThese(const std::vector<std::size_t>& numbers) {
    const std::size_t stream = spots_.size();
    std::string index, values;
    for (std::size_t n = 0; n < numbers.size() && !failed_; ++n) {
      spots_[numbers[n]] = {Spot::packed, stream, n};
      AppendInteger(index, static_cast<std::int64_t>(numbers[n]));
      index += ' ';
      AppendInteger(index, static_cast<std::int64_t>(values.size()));
      index += ' ';
      AppendValue(ObjectAt(numbers[n]), kObjectBlock, values);
      values += '\n';
    }
    std::string entries = "/Type/ObjStm/N ";
    AppendInteger(entries, static_cast<std::int64_t>(numbers.size()));
    entries += "/First ";
    AppendInteger(entries, static_cast<std::int64_t>(index.size()));
    WriteDeflated(stream, entries, index + values);
  }

  // Their lengths must stand in the dictionary itself (§7.5.7, §7.5.8.2): libharu would put them elsewhere.
  void WriteDeflated(std::size_t number, std::string_view entries, std::string_view data) {
    const std::string_view deflated = deflater_.Deflate(data, Effort::usual);
    failed_ = failed_ || deflated.empty();
    Begin(number);
    bytes_ += "<<";
    bytes_ += entries;
    bytes_ += "/Filter/FlateDecode/Length ";
    AppendInteger(bytes_, static_cast<std::int64_t>(deflated.size()));
    bytes_ += ">>\nstream\n";
    bytes_ += deflated;
    bytes_ += "\nendstream\nendobj\n";
  }

  void WriteCrossReferences(std::string_view trailer) {
    const std::size_t start = bytes_.size();
    const std::size_t number = spots_.size();
    spots_.push_back({Spot::plain, start, 0});
    std::string table;
    for (const Spot& spot : spots_) {
      table += static_cast<char>(spot.kind);
      for (int shift = 24; shift >= 0; shift -= 8) table += static_cast<char>(spot.where >> shift & 0xFFU);
      table += static_cast<char>(spot.index >> 8U & 0xFFU);
      table += static_cast<char>(spot.index & 0xFFU);
    }
    std::string entries = "/Type/XRef/W[1 4 2]/Size ";
    AppendInteger(entries, static_cast<std::int64_t>(spots_.size()));
    entries += trailer;
    WriteDeflated(number, entries, table);
    bytes_ += "startxref\n";
    AppendInteger(bytes_, static_cast<std::int64_t>(start));
    bytes_ += "\n%%EOF\n";
  }

  HPDF_Doc doc_;
  Deflater& deflater_;
  std::vector<Spot> spots_;  // by object number
  std::string bytes_;
  bool failed_ = false;
};

}  // namespace

std::optional<std::string> SavePacked(HPDF_Doc doc, Deflater& deflater, std::string_view trailer) {
  return Packer(doc, deflater).Run(trailer);
}

}  // namespace yoshiki::pdf
