package app;

record Last(String price) {}
