// Nothing to call: this target only completes the link of a release.
#ifndef FOLIO_CTRANSPORTSTUBS_H
#define FOLIO_CTRANSPORTSTUBS_H
#endif
