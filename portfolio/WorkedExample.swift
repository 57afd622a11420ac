// The files of this folder, embedded in the binary.
