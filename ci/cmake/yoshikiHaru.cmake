# libharu comes without a CMake or pkg-config file: makes the target yoshiki::haru of it.
find_path(HPDF_INCLUDE_DIR hpdf.h REQUIRED)
find_library(HPDF_LIBRARY hpdf REQUIRED)
if(NOT TARGET yoshiki::haru)
  add_library(yoshiki::haru UNKNOWN IMPORTED)
  set_target_properties(yoshiki::haru PROPERTIES
    IMPORTED_LOCATION ${HPDF_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${HPDF_INCLUDE_DIR})
endif()
