//HintName: blocks/Stem.g.cs
class Stem;