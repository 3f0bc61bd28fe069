#include "batch/pdf_reading.h"

#include <exception>
#include <memory>
#include <new>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAnnotationObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <utility>
#include <vector>

#include "batch/pdf_text.h"
#include "model/model.h"

namespace yoshiki {
namespace {

CarriedFile FileOf(QPDFFileSpecObjectHelper& spec) {
  CarriedFile file;
  file.name = spec.getFilename();
  QPDFObjectHandle relationship = spec.getObjectHandle().getKey("/AFRelationship");
  file.is_source = relationship.isName() && relationship.getName() == "/Source";
  const auto data = spec.getEmbeddedFileStream().getStreamData();
  if (data->getSize() > ParseLimits{}.bytes) throw std::length_error(file.name + ": more than 64 MiB");
  file.bytes.assign(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  return file;
}

// Unpacked, where packing loses nothing: a JPEG stays as it is.
std::shared_ptr<Buffer> DataOf(QPDFObjectHandle stream) {
  QPDFObjectHandle filter = stream.getDict().getKey("/Filter");
  const bool packed = filter.isName() && filter.getName() == "/FlateDecode";
  return packed ? stream.getStreamData() : stream.getRawStreamData();
}

// A value in words that are the same in two files whose objects have other numbers: streams by their bytes,
// dictionaries by their entries, down to some levels and never back up to pages.
std::string Spelt(QPDFObjectHandle object, int depth) {
  if (depth == 0) return "...";
  std::string out;
  if (object.isStream()) {
    const auto data = DataOf(object);
    out = Spelt(object.getDict(), depth);
    return out.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  }
  if (object.isDictionary()) {
    for (const std::string& key : object.getKeys())
      if (key != "/Parent" && key != "/P" && key != "/Length" && key != "/Filter")
        out += key + " " + Spelt(object.getKey(key), depth - 1) + "\n";
    return out;
  }
  if (object.isArray()) {
    for (const QPDFObjectHandle& item : object.getArrayAsVector()) out += Spelt(item, depth - 1) + " ";
    return out;
  }
  return object.unparseResolved();
}

constexpr int kDeepest = 9;  // from a page's resources down to a font's program

// What is drawn on pages. Resources are the same for all pages of ours: they are spelt once.
class DrawingReader {
 public:
  std::string Of(QPDFPageObjectHelper page) {
    std::string out;
    for (QPDFObjectHandle content : page.getPageContents()) {
      const auto data = content.getStreamData();
      out.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    }
    out += Resources(page.getAttribute("/Resources", false));
    for (const char* key : {"/MediaBox", "/CropBox", "/Rotate", "/UserUnit"})
      out += Spelt(page.getAttribute(key, false), kDeepest);
    out += Spelt(page.getObjectHandle().getKey("/AA"), kDeepest);
    for (QPDFAnnotationObjectHelper& annotation : page.getAnnotations()) {
      QPDFObjectHandle object = annotation.getObjectHandle();
      for (const std::string& key : object.getKeys())
        if (key != "/Dest" && key != "/StructParent" && key != "/P")
          out += key + Spelt(object.getKey(key), kDeepest);
    }
    return out;
  }

 private:
  const std::string& Resources(QPDFObjectHandle resources) {
    const int number = resources.isIndirect() ? resources.getObjectID() : 0;
    if (number == 0 || number != last_) text_ = Spelt(resources, kDeepest);
    last_ = number;
    return text_;
  }

  int last_ = 0;
  std::string text_;
};

std::string CatalogueOf(QPDF& pdf) {
  std::string out;
  QPDFObjectHandle root = pdf.getRoot();
  for (const std::string& key : root.getKeys()) {
    out += key + " ";
    if (key == "/OpenAction" || key == "/AA" || key == "/AcroForm" || key == "/OCProperties" ||
        key == "/Lang")
      out += Spelt(root.getKey(key), kDeepest);
  }
  return out;
}

PdfReading Read(const std::string& name, const std::string& bytes, PdfDepth depth) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);  // a damaged file is not the one that was made
  pdf.processMemoryFile(name.c_str(), bytes.data(), bytes.size());
  PdfReading reading;
  for (auto& [key, spec] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles())
    reading.files.push_back(FileOf(*spec));
  const std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(pdf).getAllPages();
  reading.page_count = pages.size();
  if (depth == PdfDepth::files) return reading;
  DrawingReader drawings;
  for (const QPDFPageObjectHelper& page : pages) {
    reading.pages.push_back(PageText(page));
    reading.drawings.push_back(drawings.Of(page));
  }
  reading.catalogue = CatalogueOf(pdf);
  return reading;
}

}  // namespace

std::optional<PdfReading> ReadPdf(const std::string& name, const std::string& bytes, PdfDepth depth,
                                  Diagnostics& diagnostics) {
  try {  // qpdf throws: nothing of it may leave this stage
    return Read(name, bytes, depth);
  } catch (const std::bad_alloc&) {
    throw;  // the environment's fault, not the file's
  } catch (const std::exception& error) {
    diagnostics.Error(MessageId::cannot_read_pdf, PlaceOfFile(name), {error.what()});
  }
  return std::nullopt;
}

}  // namespace yoshiki
