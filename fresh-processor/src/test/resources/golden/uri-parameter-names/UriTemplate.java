package app;

/** Of the same name as a class that generated code calls. */
final class UriTemplate {}
