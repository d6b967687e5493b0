package renamed

type New struct{ Cents int }
