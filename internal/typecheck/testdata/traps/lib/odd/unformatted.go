package odd; type A int; type B = A; func (a A) M() B { return a }
/* Two */ type Two [2]B; const/* one */One = 1
  var (/* first */ First = Two{One}; Second A)
