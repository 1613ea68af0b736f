// Verifies an unpacked export of the audit log with the packages by which Go verifies its checksum database, and with
// nothing of Imprimatur's: golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog.
//
//	go run verify.go FOLDER KEY [OLDER-CHECKPOINT]
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	if len(os.Args) < 3 {
		fail("usage: go run verify.go FOLDER KEY [OLDER-CHECKPOINT]")
	}
	folder := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	tree := checkpoint(filepath.Join(folder, "checkpoint"), verifier)
	hashes := tlog.TileHashReader(tree, tiles{folder})

	for index := int64(0); index < tree.N; {
		for _, entry := range bundle(folder, index/256, min(256, tree.N-index/256*256)) {
			found, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
			check(err)
			if found[0] != tlog.RecordHash(entry) {
				fail("entry %d is not the one in the tree", index)
			}
			index++
		}
	}
	if tree.N > 0 {
		proof, err := tlog.ProveRecord(tree.N, tree.N/2, hashes)
		check(err)
		leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, tree.N/2)})
		check(err)
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, tree.N/2, leaf[0]))
	}
	if len(os.Args) > 3 {
		older := checkpoint(os.Args[3], verifier)
		proof, err := tlog.ProveTree(tree.N, older.N, hashes)
		check(err)
		check(tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash))
		fmt.Printf("continues %d entries\n", older.N)
	}
	fmt.Printf("sound: %d entries\n", tree.N)
}

// The head of a checkpoint that the verifier's key signed: C2SP tlog-checkpoint.
func checkpoint(file string, verifier note.Verifier) tlog.Tree {
	bytes, err := os.ReadFile(file)
	check(err)
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		fail("this is no checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

// The entries of a bundle: C2SP tlog-tiles.
func bundle(folder string, index int64, width int64) [][]byte {
	tile := tlog.Tile{H: height, L: 0, N: index, W: int(width)}
	bytes, err := os.ReadFile(filepath.Join(folder, "tile", "entries", strings.TrimPrefix(tile.Path(), "tile/8/0/")))
	check(err)
	var entries [][]byte
	for len(bytes) > 0 {
		length := int(binary.BigEndian.Uint16(bytes))
		entries = append(entries, bytes[2:2+length])
		bytes = bytes[2+length:]
	}
	if int64(len(entries)) != width {
		fail("bundle %d has %d entries", index, len(entries))
	}
	return entries
}

type tiles struct{ folder string }

func (t tiles) Height() int { return height }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var read [][]byte
	for _, tile := range wanted {
		bytes, err := os.ReadFile(filepath.Join(t.folder, "tile", strings.TrimPrefix(tile.Path(), "tile/8/")))
		if err != nil {
			return nil, err
		}
		read = append(read, bytes)
	}
	return read, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, arguments ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", arguments...)
	os.Exit(1)
}
