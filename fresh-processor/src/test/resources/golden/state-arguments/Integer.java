package app;

/** Hides that of java.lang. */
final class Integer {}
