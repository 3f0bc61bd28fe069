#include "batch/pdf_reading.h"

#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <utility>

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

PdfReading Read(const std::string& name, const std::string& bytes) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);  // a damaged file is not the one that was made
  pdf.processMemoryFile(name.c_str(), bytes.data(), bytes.size());
  PdfReading reading;
  for (auto& [key, spec] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles())
    reading.files.push_back(FileOf(*spec));
  for (const QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages())
    reading.pages.push_back(PageText(page));
  return reading;
}

}  // namespace

std::optional<PdfReading> ReadPdf(const std::string& name, const std::string& bytes,
                                  Diagnostics& diagnostics) {
  try {  // qpdf throws: nothing of it may leave this stage
    return Read(name, bytes);
  } catch (const std::exception& error) {
    Place place;
    place.file = name;
    diagnostics.Error(MessageId::cannot_read_pdf, std::move(place), {error.what()});
  }
  return std::nullopt;
}

}  // namespace yoshiki
