//HintName: more/Stem.g.cs
class Stem;

